/** What the visitor sees: a button, and behind it the conversation. Built of nodes alone, so that strict pages allow it. */
import type { ChatFile } from "../../contract/chat-files.ts";
import { longestLine } from "../../contract/chat.ts";
import type { languages } from "../../contract/words.ts";
import { openAttaching } from "./attach.ts";
import type { Conversation, Line } from "./conversation.ts";
import { drawFile } from "./draw-file.ts";
import { linked } from "./linked.ts";
import type { Unsent } from "./memory.ts";
import { make, picture } from "./nodes.ts";
import { inkOn, style } from "./style.ts";
import { inTime, tagOf, wordsIn } from "./words.ts";

export interface View {
  show(): void;
  open(isOpen: boolean): void;
  hide(): void;
}

export interface Showing {
  conversation: Conversation;
  language: (typeof languages)[number];
  /** The airline's own, as #rrggbb. */
  color: string | null;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}

export function openView({ conversation, language, color, isOpen, onOpen }: Showing): View {
  const words = wordsIn(language);
  const host = make("jetbridge-chat", { lang: tagOf(language) });
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  const ink = inkOn(color ?? "");
  if (color && ink) {
    host.style.setProperty("--accent", color);
    host.style.setProperty("--on-accent", ink);
  }

  const count = make("span", { class: "count", hidden: "" });
  const launch = make("button", { class: "launch accent", type: "button", "aria-expanded": "false" }, [
    picture("M21 12a8 8 0 0 1-8 8H4l2.4-3.2A8 8 0 1 1 21 12Z"),
    make("span", {}, [words.open]),
    count,
  ]);
  const title = make("h2", { id: "title" });
  const soon = make("p", { class: "soon" });
  const close = make("button", { class: "close", type: "button", "aria-label": words.close, title: words.close }, [
    picture("M6 6l12 12M18 6L6 18"),
  ]);
  const earlier = make("button", { class: "earlier", type: "button", hidden: "" }, [words.earlier]);
  const hello = make("p", { class: "hello" }, [words.hello]);
  const going = make("div", { class: "going" });
  const log = make("div", { class: "log", role: "log", tabindex: "0", "aria-label": words.conversation }, [
    earlier,
    going,
    hello,
  ]);
  const notice = make("p", { class: "notice", role: "status", hidden: "" }, [words.offline]);
  const field = make("textarea", { rows: "1", "aria-label": words.write, placeholder: words.write, dir: "auto" });
  const send = make("button", { class: "send accent", type: "submit", "aria-label": words.send, title: words.send }, [
    picture("M5 12h13M12 5l7 7-7 7"),
  ]);
  const over = make("p", { class: "over", role: "alert", hidden: "" });
  const types = make("p", { class: "types", role: "status" });
  const attaching = openAttaching({ conversation, words, onChange: () => measure() });
  const form = make("form", {}, [attaching.button, field, send]);
  const panel = make("section", { class: "panel", role: "dialog", "aria-labelledby": "title", hidden: "" }, [
    make("div", { class: "head" }, [make("div", {}, [title, soon]), close]),
    log,
    types,
    notice,
    attaching.list,
    form,
    over,
  ]);
  root.append(launch, panel);

  /** What is drawn already, by the line's id. */
  const drawn = new Map<string, HTMLElement>();
  /** How the files in them stood then, by the file's id. */
  const files = new Map<string, { node: HTMLElement; held: ChatFile["held"] }>();
  const numbers = new Intl.NumberFormat(tagOf(language));

  const isAtEnd = (): boolean => log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  const grow = (change: () => void): void => {
    const wasAtEnd = isAtEnd();
    change();
    if (wasAtEnd) log.scrollTop = log.scrollHeight;
  };

  const around = { conversation, words, language: tagOf(language), grow };
  const drawFileOnce = (file: ChatFile): HTMLElement => {
    const known = files.get(file.id);
    if (known?.held === file.held) return known.node;
    const node = drawFile(file, around, known?.held === "waiting");
    files.set(file.id, { node, held: file.held });
    // Who listens is told of this file alone.
    known?.node.replaceWith(node);
    return node;
  };

  const drawLine = ({ id, from, text, files, at }: Line): HTMLElement => {
    const name = from === "visitor" ? words.you : conversation.brand;
    return make("div", { class: `line ${from}`, dir: "auto", "data-id": id }, [
      make("span", { class: "who" }, [`${name}: `]),
      ...linked(text).map(({ text, href }) =>
        href ? make("a", { href, target: "_blank", rel: "noopener noreferrer nofollow" }, [text]) : text,
      ),
      ...files.map(drawFileOnce),
      make("time", { datetime: at }, [whenSaid(at, language)]),
    ]);
  };

  const drawSituation = ({ title, text, language, url }: Conversation["situations"][number]): HTMLElement =>
    make("details", { lang: tagOf(language), dir: "auto" }, [
      make("summary", {}, [title]),
      make("p", {}, [text]),
      make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, [new URL(url).host]),
    ]);

  const drawUnsent = ({ id, text, failed, files = [] }: Unsent): HTMLElement => {
    const state = make("span", { class: "state" }, [failed ? words.notSent : words.sending]);
    const again = make("button", { class: "again", type: "button" }, [words.retry]);
    again.addEventListener("click", () => conversation.sayAgain(id));
    return make("div", { class: `line visitor unsent${failed ? " failed" : ""}`, dir: "auto" }, [
      text,
      ...files.map(({ name }) => make("div", { class: "of-file" }, [make("bdi", {}, [name])])),
      state,
      ...(failed ? [again] : []),
    ]);
  };

  const show = (): void => {
    const wasAtEnd = isAtEnd();
    const height = log.scrollHeight;
    const [before] = drawn.keys();
    title.textContent = conversation.brand;
    const time = conversation.expectedSeconds === null ? null : inTime(conversation.expectedSeconds, language);
    soon.textContent = time ? words.soon(time) : "";
    earlier.hidden = !conversation.moreLines;
    if (going.childElementCount !== conversation.situations.length)
      going.replaceChildren(...conversation.situations.map(drawSituation));
    notice.hidden = conversation.isOnline;
    const typing = conversation.isAnswering ? words.typing : "";
    if (types.textContent !== typing) types.textContent = typing;
    const kept = new Set<string>();
    let last: Element = hello;
    for (const line of conversation.lines) {
      const node = drawn.get(line.id) ?? drawLine(line);
      line.files.forEach(drawFileOnce);
      // Only what is new is put in: who listens is told of that alone.
      if (last.nextElementSibling !== node) last.after(node);
      drawn.set(line.id, node);
      kept.add(line.id);
      last = node;
    }
    for (const [id, node] of drawn)
      if (!kept.has(id)) {
        node.remove();
        drawn.delete(id);
      }
    while (last.nextElementSibling) last.nextElementSibling.remove();
    last.after(...conversation.unsent.map(drawUnsent));
    const [first] = drawn.keys();
    if (wasAtEnd) log.scrollTop = log.scrollHeight;
    else if (before !== first) log.scrollTop += log.scrollHeight - height;
    const unread = conversation.unread();
    count.hidden = unread === 0;
    count.textContent = numbers.format(unread);
    launch.setAttribute(
      "aria-label",
      unread > 0 ? `${words.open}. ${words.unread(numbers.format(unread))}` : words.open,
    );
    look();
  };

  /** Whoever has the conversation before them reads it. */
  const look = (): void => {
    if (!panel.hidden && !document.hidden) conversation.noteRead();
  };

  const open = (wanted: boolean): void => {
    panel.hidden = !wanted;
    launch.hidden = wanted;
    launch.setAttribute("aria-expanded", String(wanted));
    onOpen(wanted);
    show();
    if (wanted) log.scrollTop = log.scrollHeight;
  };

  const measure = (): void => {
    const extra = field.value.trim().length - longestLine;
    over.hidden = extra <= 0;
    over.textContent = extra > 0 ? words.tooLong(numbers.format(extra)) : "";
    send.disabled = extra > 0 || attaching.isBusy || (field.value.trim() === "" && attaching.count === 0);
  };

  launch.addEventListener("click", () => {
    open(true);
    field.focus();
  });
  close.addEventListener("click", () => {
    open(false);
    launch.focus();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close.click();
    // The page's own keys are not for what is typed here.
    event.stopPropagation();
  });
  earlier.addEventListener("click", () => void conversation.showEarlier().catch(() => {}));
  field.addEventListener("input", measure);
  field.addEventListener("input", () => field.value.trim() !== "" && conversation.type());
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  field.addEventListener("paste", ({ clipboardData }) => attaching.add(clipboardData?.files ?? []));
  panel.addEventListener("dragover", (event) => event.preventDefault());
  panel.addEventListener("drop", (event) => {
    event.preventDefault();
    attaching.add(event.dataTransfer?.files ?? []);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (send.disabled) return;
    field.value = "";
    conversation.say(text, attaching.take());
    log.scrollTop = log.scrollHeight;
    field.focus();
  });
  document.addEventListener("visibilitychange", look);

  measure();
  const attach = (): void => {
    document.body.append(host);
    if (isOpen) open(true);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", attach);
  else attach();

  return { show, open, hide: () => host.remove() };
}

/** The time of today, the day before that. */
function whenSaid(at: string, language: Showing["language"]): string {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(tagOf(language), {
    ...(!isToday && { day: "numeric", month: "short" }),
    hour: "numeric",
    minute: "2-digit",
  }).format(date);
}
