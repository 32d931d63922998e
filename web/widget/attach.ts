/** What the visitor attaches: it goes up at once, and waits under the field for what they write with it. */
import { chatFilesAtMost, chatFileTypes, largestChatFile } from "../../contract/chat-files.ts";
import type { Conversation } from "./conversation.ts";
import type { SentFile } from "./memory.ts";
import { make, picture } from "./nodes.ts";
import type { Words } from "./words.ts";

export interface Attaching {
  button: HTMLElement;
  list: HTMLElement;
  add(files: Iterable<File>): void;
  readonly isBusy: boolean;
  readonly count: number;
  /** Those that are there, to go with a line; the list is empty after it. */
  take(): SentFile[];
}

interface Chosen {
  id: string;
  name: string;
  state: "sending" | "there" | "failed";
}

export function openAttaching({
  conversation,
  words,
  onChange,
}: {
  conversation: Conversation;
  words: Words;
  onChange: () => void;
}): Attaching {
  let chosen: Chosen[] = [];
  let isRefused = false;
  const chooser = make("input", { type: "file", multiple: "", hidden: "", accept: chatFileTypes });
  const open = make("button", { class: "attach", type: "button", "aria-label": words.attach, title: words.attach }, [
    picture("M20 11.5l-8.2 8.2a5.3 5.3 0 0 1-7.5-7.5l8.6-8.6a3.5 3.5 0 0 1 5 5l-8.6 8.5a1.8 1.8 0 0 1-2.5-2.5l7.8-7.8"),
  ]);
  const rule = make("p", { class: "over", role: "alert", hidden: "" }, [words.fileRule]);
  const names = make("ul", { class: "files", "aria-label": words.attach });
  const list = make("div", {}, [names, rule]);

  const show = (): void => {
    rule.hidden = !isRefused;
    names.hidden = chosen.length === 0;
    names.replaceChildren(...chosen.map(draw));
    onChange();
  };
  const draw = ({ id, name, state }: Chosen): HTMLElement => {
    const away = make("button", { type: "button", class: "away", "aria-label": words.remove(name) }, [
      picture("M6 6l12 12M18 6L6 18"),
    ]);
    away.addEventListener("click", () => {
      chosen = chosen.filter((one) => one.id !== id);
      show();
      open.focus();
    });
    const said = { sending: words.sending, there: "", failed: words.notSent }[state];
    return make("li", { "data-state": state }, [
      make("bdi", {}, [name]),
      ...(said ? [make("span", { class: "state" }, [said])] : []),
      away,
    ]);
  };
  const turn = (id: string, state: Chosen["state"]): void => {
    chosen = chosen.map((one) => (one.id === id ? { ...one, state } : one));
    show();
  };
  const add = (files: Iterable<File>): void => {
    isRefused = false;
    for (const file of files) {
      const isTaken = chatFileTypes.split(",").includes(file.type) && file.size > 0 && file.size <= largestChatFile;
      if (!isTaken || chosen.length >= chatFilesAtMost) {
        isRefused = true;
        continue;
      }
      const id = crypto.randomUUID();
      chosen = [...chosen, { id, name: file.name, state: "sending" }];
      conversation.sendFile(id, file).then(
        () => turn(id, "there"),
        () => turn(id, "failed"),
      );
    }
    show();
  };
  open.addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", () => {
    add(chooser.files ?? []);
    chooser.value = "";
  });
  names.hidden = true;
  return {
    button: make("span", {}, [open, chooser]),
    list,
    add,
    get isBusy() {
      return chosen.some(({ state }) => state !== "there");
    },
    get count() {
      return chosen.length;
    },
    take() {
      const there = chosen.map(({ id, name }) => ({ id, name }));
      chosen = [];
      isRefused = false;
      show();
      return there;
    },
  };
}
