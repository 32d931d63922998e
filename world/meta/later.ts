import type { MetaGround } from "./ground.ts";

/** Does something a little later, or now; a world that ended meanwhile does it no more. */
export function later(meta: MetaGround, ms: number, work: () => void): void {
  if (ms === 0) return work();
  const timer = setTimeout(() => {
    if (meta.db.isOpen) work();
  }, ms);
  timer.unref();
}
