/** Runs the live line over a WebSocket. */
import type { LiveMessage } from "../../../contract/live.ts";
import { type Action, type Happening, type Line, newLine, next } from "./line.ts";

interface Listeners {
  onState: (state: Line["state"]) => void;
  onTopics: (topics: readonly string[]) => void;
  onBehind: () => void;
}

/** The code of a goodbye before a restart. */
const startsAgain = 1012;

/** Holds a live line until stopped: it resumes after drops, and at once when the machine wakes or the network returns. */
export function holdLine({ onState, onTopics, onBehind }: Listeners): () => void {
  let line: Line = newLine;
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const happen = (happening: Happening) => {
    const { line: after, actions } = next(line, happening);
    const changed = after.state !== line.state;
    line = after;
    if (changed) onState(line.state);
    for (const action of actions) act(action);
  };

  const act = (action: Action) => {
    switch (action.type) {
      case "open":
        return open(action.after);
      case "retry":
        clearTimeout(timer);
        timer = setTimeout(() => happen({ type: "retry" }), action.inMilliseconds);
        return;
      case "refetch":
        return onTopics(action.topics);
      case "refetch-all":
        return onBehind();
    }
  };

  const open = (after: string | null) => {
    clearTimeout(timer);
    release();
    const address = new URL("/api/v1/live", location.href);
    address.protocol = address.protocol.replace("http", "ws");
    if (after !== null) address.searchParams.set("after", after);
    const opened = new WebSocket(address);
    socket = opened;
    opened.addEventListener("message", ({ data }: MessageEvent<string>) => {
      if (socket === opened) happen({ type: "told", message: JSON.parse(data) as LiveMessage });
    });
    opened.addEventListener("close", ({ code }) => {
      if (socket === opened) lose(code === startsAgain);
    });
  };

  const release = () => {
    const old = socket;
    socket = null;
    old?.close();
  };
  const lose = (isTold: boolean) => {
    release();
    happen({ type: "lost", chance: Math.random(), isTold });
  };
  const cut = () => lose(false);
  const wake = () => {
    if (document.visibilityState === "visible" && line.state !== "live") happen({ type: "woke" });
  };

  addEventListener("online", wake);
  addEventListener("offline", cut);
  document.addEventListener("visibilitychange", wake);
  const stopWatchingSleep = watchSleep(() => {
    // A socket that slept may look open and be dead.
    happen({ type: "woke" });
  });
  happen({ type: "start" });

  return () => {
    clearTimeout(timer);
    stopWatchingSleep();
    removeEventListener("online", wake);
    removeEventListener("offline", cut);
    document.removeEventListener("visibilitychange", wake);
    release();
  };
}

/** Tells when far more time has passed between two ticks than a busy page explains. */
function watchSleep(onWoke: () => void): () => void {
  let last = Date.now();
  const timer = setInterval(() => {
    const slept = Date.now() - last > 90_000;
    last = Date.now();
    if (slept) onWoke();
  }, 5000);
  return () => clearInterval(timer);
}
