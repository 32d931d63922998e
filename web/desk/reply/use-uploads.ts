/** What is attached to an answer: it goes up in pieces while the answer is written. */
import { useCallback, useState } from "react";
import { explain } from "../../kit/explain.ts";
import type { Message } from "../../kit/wire.ts";
import { useWords } from "../../kit/words/words.tsx";
import type { Upload } from "./upload.ts";

export interface Uploads {
  list: readonly Upload[];
  add: (files: Iterable<File>) => void;
  change: (id: string, to: Partial<Upload>) => void;
  drop: (id: string) => void;
  /** Those of an answer that was taken back are here again. */
  putBack: (attachments: Message["attachments"]) => void;
  clear: () => void;
  isBusy: boolean;
}

/** Few answers have files: what sends them comes with the first. */
const loadSending = () => import("./send-upload.ts");

export function useUploads(): Uploads {
  const words = useWords();
  const [list, setList] = useState<readonly Upload[]>([]);
  const change = useCallback(
    (id: string, to: Partial<Upload>) =>
      setList((old) => old.map((one) => (one.id === id ? Object.assign({}, one, to) : one))),
    [],
  );
  const add = (files: Iterable<File>) => {
    for (const file of files) {
      const id = crypto.randomUUID();
      setList((old) => [...old, { id, name: file.name, alt: "", there: null, trouble: null }]);
      void loadSending()
        .then(({ sendUpload }) => sendUpload(id, file, words))
        .catch((error: unknown) => ({ trouble: explain(error, words).happened }))
        .then((to) => change(id, to));
    }
  };
  return {
    list,
    add,
    change,
    drop(id) {
      setList((old) => old.filter((one) => one.id !== id));
      // What nobody takes away goes by itself after a day.
      void loadSending()
        .then(({ dropOne }) => dropOne(id))
        .catch(() => undefined);
    },
    putBack: (attachments) => {
      if (attachments.length > 0)
        void loadSending().then(({ asUploads }) => setList((old) => [...asUploads(attachments), ...old]));
    },
    clear: () => setList([]),
    isBusy: list.some(({ there, trouble }) => there === null && trouble === null),
  };
}
