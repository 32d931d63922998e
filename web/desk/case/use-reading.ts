/** Keeps the end of a conversation in view for whoever is at the end, and the place for whoever reads above it. */
import { useCallback, useEffect, useRef, useState } from "react";

export function useReading() {
  const box = useRef<HTMLElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const toEnd = useCallback(() => box.current?.scrollTo({ top: box.current.scrollHeight }), []);
  useEffect(() => {
    const outer = box.current;
    const inner = text.current;
    if (!outer || !inner) return undefined;
    let sticks = true;
    const onScroll = () => {
      sticks = outer.scrollHeight - outer.scrollTop - outer.clientHeight < 40;
      setAtEnd(sticks);
    };
    // New messages, late fonts and a growing reply box all move the end.
    const resized = new ResizeObserver(() => {
      if (sticks) toEnd();
    });
    outer.addEventListener("scroll", onScroll, { passive: true });
    resized.observe(outer);
    resized.observe(inner);
    return () => {
      outer.removeEventListener("scroll", onScroll);
      resized.disconnect();
    };
  }, [toEnd]);
  return { box, text, toEnd, atEnd };
}
