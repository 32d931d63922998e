/** What is attached to an answer: it goes up in pieces while the answer is written. */
import { useCallback, useEffect, useState } from "react";
import { dropUpload, finishUpload, getUpload, largestUpload, pieceSize, putPiece } from "../../../contract/files.ts";
import { addressOf, type Answer, call, reach } from "../../kit/call.ts";
import { explain } from "../../kit/explain.ts";
import type { Message } from "../../kit/wire.ts";
import { useWords, type Words } from "../../kit/words/words.tsx";

export interface Upload {
  id: string;
  name: string;
  alt: string;
  /** Null while it goes up. */
  there: Answer<typeof finishUpload> | null;
  trouble: string | null;
}

export interface Uploads {
  list: readonly Upload[];
  add: (files: Iterable<File>) => void;
  describe: (id: string, alt: string) => void;
  drop: (id: string) => void;
  /** Those of an answer that was taken back are here again. */
  putBack: (attachments: Message["attachments"]) => void;
  clear: () => void;
  isBusy: boolean;
}

export function useUploads(): Uploads {
  const words = useWords();
  const [list, setList] = useState<readonly Upload[]>([]);
  const change = useCallback(
    (id: string, to: Partial<Upload>) =>
      setList((old) => old.map((one) => (one.id === id ? Object.assign({}, one, to) : one))),
    [],
  );
  const awaited = list.flatMap(({ id, there }) => (there?.held === "waiting" ? [id] : [])).join(" ");
  useEffect(() => {
    if (awaited === "") return undefined;
    const look = (): void => {
      for (const uploadId of awaited.split(" "))
        void call(getUpload, { params: { uploadId } })
          .then((there) => change(uploadId, { there }))
          // It was sent or taken away meanwhile.
          .catch(() => undefined);
    };
    const timer = setInterval(look, 1500);
    return () => clearInterval(timer);
  }, [awaited, change]);
  const add = (files: Iterable<File>) => {
    for (const file of files) {
      const id = crypto.randomUUID();
      setList((old) => [...old, { id, name: file.name, alt: "", there: null, trouble: null }]);
      void send(id, file, words).then((to) => change(id, to));
    }
  };
  return {
    list,
    add,
    describe: (id, alt) => change(id, { alt }),
    drop(id) {
      setList((old) => old.filter((one) => one.id !== id));
      // What nobody takes away goes by itself after a day.
      void call(dropUpload, { params: { uploadId: id } }).catch(() => undefined);
    },
    putBack: (attachments) =>
      setList((old) => [
        ...attachments.flatMap(({ id, kind, fileId, type, bytes, width, height, alt, name, held }) =>
          (fileId || held) && type && bytes !== null && isOurs(kind)
            ? [
                {
                  id,
                  name: name ?? alt ?? "",
                  alt: alt ?? "",
                  there: { id, kind, name, fileId, held, type, bytes, width, height },
                  trouble: null,
                },
              ]
            : [],
        ),
        ...old,
      ]),
    clear: () => setList([]),
    isBusy: list.some(({ there, trouble }) => there === null && trouble === null),
  };
}

async function send(id: string, file: File, words: Words): Promise<Partial<Upload>> {
  if (file.size > largestUpload) return { trouble: words.desk.attach.tooLarge };
  try {
    const name = file.name.trim().slice(0, 300);
    const pieces = Math.ceil(file.size / pieceSize);
    for (let place = 0; place < pieces; place++) {
      await reach(addressOf(putPiece.path, { uploadId: id, place }), {
        method: "PUT",
        headers: { "content-type": "application/octet-stream" },
        body: file.slice(place * pieceSize, (place + 1) * pieceSize),
        signal: AbortSignal.timeout(60_000),
      });
    }
    return { there: await call(finishUpload, { params: { uploadId: id }, body: { pieces, ...(name && { name }) } }) };
  } catch (error) {
    return { trouble: explain(error, words).happened };
  }
}

type OurKind = Answer<typeof finishUpload>["kind"];

/** What an agent attaches; the rest only comes in. */
const isOurs = (kind: string): kind is OurKind => ["image", "animation", "video", "file"].includes(kind);
