/** The pictures that go with an answer, each with words for those who do not see it. */
import { ActionIcon } from "@mantine/core";
import { IconFile, IconVideo, IconX } from "@tabler/icons-react";
import { useEffect } from "react";
import { getUpload } from "../../../contract/file-care.ts";
import { call } from "../../kit/call.ts";
import type { CaseDetail } from "../../kit/wire.ts";
import { type LaterWords, useLaterWords } from "../../kit/words/words.tsx";
import { fileAddress } from "../case/file-address.ts";
import styles from "./attachments.module.css";
import { refusalOf } from "./refusal-of-media.ts";
import type { Upload } from "./upload.ts";
import type { Uploads } from "./use-uploads.ts";

/** Asks now and then whether what waits was looked at. */
function useLooking({ list, change }: Uploads): void {
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
}

type Said = LaterWords["attach"];
type Limit = CaseDetail["limits"]["public"];

export default function Attachments({ uploads, limit }: { uploads: Uploads; limit: Limit }) {
  const said = useLaterWords().attach;
  useLooking(uploads);
  if (uploads.list.length === 0) return null;
  const why = refusalOf(uploads.list, limit);
  return (
    <fieldset className={styles.tray} aria-label={said.label}>
      {uploads.list.map((one) => (
        <div key={one.id} className={styles.one} data-upload={one.there ? "there" : one.trouble ? "failed" : "going"}>
          <Thumb one={one} />
          <div className={styles.words}>
            {troubleOf(one, said) !== null ? (
              <p className={styles.trouble} role="alert">
                <bdi>{one.name}</bdi> {troubleOf(one, said)}
              </p>
            ) : limit.media?.altLength === 0 ? (
              <bdi className={styles.name}>{one.name}</bdi>
            ) : (
              <input
                value={one.alt}
                maxLength={limit.media?.altLength ?? 1000}
                placeholder={said.altPlaceholder}
                aria-label={`${said.alt}: ${one.name}`}
                onChange={(event) => uploads.change(one.id, { alt: event.currentTarget.value })}
              />
            )}
          </div>
          {one.there?.held === "waiting" && <span className={styles.looking}>{said.looking}</span>}
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-label={`${said.remove}: ${one.name}`}
            onClick={() => uploads.drop(one.id)}
          >
            <IconX size={14} />
          </ActionIcon>
        </div>
      ))}
      {why && (
        <p className={styles.trouble} role="alert">
          {why === "too-many" ? tooMany(limit, said) : said[why]}
        </p>
      )}
    </fieldset>
  );
}

/** Why it can't go; what is still being looked at goes as soon as it was. */
const troubleOf = ({ trouble, there }: Upload, said: Said): string | null =>
  trouble ?? (there?.held === "infected" || there?.held === "unscannable" ? said[there.held] : null);

const tooMany = ({ media }: Limit, said: Said): string =>
  media && media.files > 0 ? said.tooManyFiles(media.files) : said.tooMany(media?.images ?? 0);

function Thumb({ one }: { one: Upload }) {
  if (!one.there?.fileId)
    return (
      <span className={styles.thumb} aria-busy={one.trouble === null && (one.there?.held ?? "waiting") === "waiting"} />
    );
  if (one.there.kind === "video") {
    return (
      <span className={styles.thumb}>
        <IconVideo size={18} aria-hidden />
      </span>
    );
  }
  if (one.there.kind === "file") {
    return (
      <span className={styles.thumb}>
        <IconFile size={18} aria-hidden />
      </span>
    );
  }
  return <img className={styles.thumb} src={fileAddress(one.there.fileId)} alt="" />;
}
