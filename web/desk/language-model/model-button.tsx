/** Asks the language model, where it may be asked on this channel. Where it may not, its menu is not even loaded. */
import { lazy, Suspense } from "react";
import type { CaseDetail } from "../../kit/wire.ts";
import { useTasks } from "./use-model.ts";

const ModelMenu = lazy(() => import("./model-menu.tsx"));

export default function ModelButton({ of }: { of: CaseDetail }) {
  const tasks = useTasks(of.channel);
  return <Suspense>{tasks.length > 0 && <ModelMenu of={of} tasks={tasks} />}</Suspense>;
}
