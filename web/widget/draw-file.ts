/** A file of a line: a picture is painted, never loaded by the page; anything is saved, never opened. */
import type { ChatFile } from "../../contract/chat-files.ts";
import type { Conversation } from "./conversation.ts";
import { make, picture } from "./nodes.ts";
import type { Words } from "./words.ts";

interface Around {
  conversation: Conversation;
  words: Words;
  /** As the browser's tables name it. */
  language: string;
  /** Makes a change by which the conversation grows; who saw its end sees it still. */
  grow: (change: () => void) => void;
}

/** `wasLookedAt`: it was seen waiting here, so that the end is said too. */
export function drawFile(
  { id, name, type, bytes, held }: ChatFile,
  { conversation, words, language, grow }: Around,
  wasLookedAt = false,
): HTMLElement {
  const said = held === null ? (wasLookedAt ? words.checked : null) : words[held];
  const state = make("span", { class: "state" }, [[size(bytes, language), said].filter(Boolean).join(" · ")]);
  if (held !== null) return make("div", { class: "of-file", "data-held": held }, [make("bdi", {}, [name]), state]);
  const button = make("button", { class: "file", type: "button", "aria-label": words.save(name) }, [
    picture("M12 4v11m-5-4 5 5 5-5M5 20h14"),
    make("bdi", {}, [name]),
  ]);
  button.addEventListener("click", () => {
    conversation.openFile(id).then(
      (blob) => save(blob, name),
      () => {
        state.setAttribute("role", "alert");
        state.textContent = words.cantOpen;
      },
    );
  });
  const box = make("div", { class: "of-file" }, [button, state]);
  if (type.startsWith("image/"))
    paint(conversation.openFile(id, true), name).then(
      (canvas) => grow(() => box.prepend(canvas)),
      () => {},
    );
  return box;
}

/** Strict pages let no picture be loaded from elsewhere; what is painted needs no leave of theirs. */
async function paint(loading: Promise<Blob>, name: string): Promise<HTMLElement> {
  const bitmap = await createImageBitmap(await loading);
  const scale = Math.min(1, 480 / bitmap.width, 480 / bitmap.height);
  const canvas = make("canvas", { role: "img", "aria-label": name });
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas;
}

/** Of a type that no browser runs on the airline's page. */
function save(blob: Blob, name: string): void {
  const href = URL.createObjectURL(new Blob([blob], { type: "application/octet-stream" }));
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

function size(bytes: number, language: string): string {
  const [amount, unit] = bytes < 1e6 ? [Math.ceil(bytes / 1e3), "kilobyte"] : [bytes / 1e6, "megabyte"];
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(amount);
}
