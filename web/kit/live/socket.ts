/** Runs the live line over a WebSocket. */
import type { LiveMessage, LiveWord } from "../../../contract/live.ts";
import { type Action, type Happening, type Line, newLine, next } from "./line.ts";

interface Listeners {
  onState: (state: Line["state"]) => void;
  onTopics: (topics: readonly string[]) => void;
  onBehind: () => void;
  /** Somebody came to, left or types at these cases. */
  onPresence?: (caseIds: readonly string[]) => void;
  /** The reader may something else than before, or nothing. */
  onRights: () => void;
  /** A line did not even open. */
  onRefused: () => void;
}

/** A line that is held. */
export interface Held {
  /** Says where this page is; said again whenever the line stands anew. */
  say: (word: LiveWord) => void;
  hangUp: () => void;
}

/** The code of a goodbye before a restart. */
const startsAgain = 1012;
/** The codes of a goodbye to who is signed out, and to whose rights changed. */
const otherRights: ReadonlySet<number> = new Set([4001, 4003]);

/** Holds a live line until stopped: it resumes after drops, and at once when the machine wakes or the network returns. */
export function holdLine(
  after: string | null,
  { onState, onTopics, onBehind, onPresence, onRights, onRefused }: Listeners,
): Held {
  let line: Line = newLine(after);
  let said: LiveWord | null = null;
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
      if (socket !== opened) return;
      const message = JSON.parse(data) as LiveMessage;
      if (message.type === "presence") onPresence?.(message.cases);
      else happen({ type: "told", message });
    });
    opened.addEventListener("open", () => {
      if (socket === opened && said) opened.send(JSON.stringify(said));
    });
    let hasOpened = false;
    opened.addEventListener("open", () => (hasOpened = true));
    opened.addEventListener("close", ({ code }) => {
      if (socket !== opened) return;
      if (otherRights.has(code)) onRights();
      // A browser is not told why a line was refused; being signed out is one reason.
      else if (!hasOpened) onRefused();
      lose(code === startsAgain);
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

  return {
    say(word) {
      said = word;
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(word));
    },
    hangUp() {
      clearTimeout(timer);
      stopWatchingSleep();
      removeEventListener("online", wake);
      removeEventListener("offline", cut);
      document.removeEventListener("visibilitychange", wake);
      release();
    },
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
