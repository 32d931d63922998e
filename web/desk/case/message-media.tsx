/** Pictures and videos of a message, in room that is kept for them before they come; a picture opens large. */
import { Button } from "@mantine/core";
import { IconFileDownload, IconLock } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { mostPixels } from "../../../contract/file-care.ts";
import { useCommand } from "../../kit/keys/commands.tsx";
import type { Message } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import { fileAddress } from "./file-address.ts";
import { MessageFacts } from "./message-facts.tsx";
import { Failed, HeldBack } from "./message-media-trouble.tsx";
import styles from "./message-media.module.css";
import { smallAddress } from "./small-address.ts";

type Attachment = Message["attachments"][number];

/** `newest`: of all in the conversation these are the last, which the key opens. */
export default function MessageMedia({ of, newest }: { of: Message; newest: boolean }) {
  return (
    <div className={styles.media}>
      {of.attachments.map((one, at) => (
        <One key={one.id} one={one} of={of} isFirst={newest && at === 0} />
      ))}
    </div>
  );
}

function One({ one, of, isFirst }: { one: Attachment; of: Message; isFirst: boolean }) {
  const { media } = useLaterWords();
  if (one.kind === "unsupported") {
    return (
      <p className={styles.note}>
        <IconLock size={15} aria-hidden />
        <span>
          {media.encrypted} <strong>{media.encryptedNext}</strong>
        </span>
      </p>
    );
  }
  if (
    one.fileId === null &&
    one.state === "here" &&
    (one.kind === "location" || one.kind === "contact" || one.kind === "shared")
  )
    return <MessageFacts one={{ ...one, kind: one.kind }} />;
  if (one.held === "infected" || one.held === "unscannable") return <HeldBack one={one} of={of} held={one.held} />;
  if (one.state === "failed") return <Failed one={one} of={of} />;
  if (one.state === "waiting" || !one.fileId) {
    return (
      <div className={styles.room} style={roomOf(one)} aria-busy>
        <span>{one.held ? media.looking : media.fetching}</span>
      </div>
    );
  }
  if (one.kind === "audio" && one.type?.startsWith("audio/"))
    return <Sound one={one} fileId={one.fileId} type={one.type} />;
  if (one.kind === "video" || (one.kind === "shared" && one.type?.startsWith("video/")))
    return <Video one={one} fileId={one.fileId} />;
  if (one.kind === "file" || one.kind === "audio") return <File one={one} fileId={one.fileId} />;
  // It would take the browser's memory to open.
  if ((one.width ?? 0) * (one.height ?? 0) > mostPixels) return <File one={one} fileId={one.fileId} />;
  return <Picture one={one} fileId={one.fileId} isFirst={isFirst} />;
}

/** Played where the browser can; else saved, and said why. */
function Sound({ one, fileId, type }: { one: Attachment; fileId: string; type: string }) {
  const { media } = useLaterWords();
  const [fails, setFails] = useState(() => document.createElement("audio").canPlayType(type) === "");
  if (fails) return <Unplayable one={one} fileId={fileId} />;
  return (
    // Nor has what they say.
    // oxlint-disable-next-line jsx-a11y/media-has-caption
    <audio
      className={styles.sound}
      controls
      preload="metadata"
      src={fileAddress(fileId)}
      ref={(player) => {
        if (hasFailed(player)) setFails(true);
      }}
      aria-label={media.kinds.audio}
      onError={() => setFails(true)}
    />
  );
}

/** The same: a phone may film in a way that this browser was built without, which shows once it begins to load. */
function Video({ one, fileId }: { one: Attachment; fileId: string }) {
  const { media } = useLaterWords();
  const [fails, setFails] = useState(false);
  if (fails) return <Unplayable one={one} fileId={fileId} />;
  return (
    // What customers film has no captions of ours.
    // oxlint-disable-next-line jsx-a11y/media-has-caption
    <video
      className={styles.picture}
      style={roomOf(one)}
      controls
      preload="metadata"
      src={fileAddress(fileId)}
      aria-label={one.alt ?? media.kinds.video}
      data-attachment={one.id}
      ref={(player) => {
        if (hasFailed(player)) setFails(true);
      }}
      onError={() => setFails(true)}
      onLoadedMetadata={({ currentTarget }) => setFails(currentTarget.videoWidth === 0)}
    />
  );
}

/** A short file fails before its player stands on the page, and nobody hears of it. */
const hasFailed = (player: HTMLMediaElement | null): boolean => Boolean(player?.error);

function Unplayable({ one, fileId }: { one: Attachment; fileId: string }) {
  const { media } = useLaterWords();
  return (
    <div className={styles.note} data-unplayable={one.type}>
      <File one={one} fileId={fileId} />
      <span>{media.cannotPlay}</span>
    </div>
  );
}

/** Handed on, never opened here: nobody has looked whether it is what it says. */
function File({ one, fileId }: { one: Attachment; fileId: string }) {
  const { media } = useLaterWords();
  const say = useSay();
  return (
    <a className={styles.file} href={fileAddress(fileId)} download={one.name ?? ""} title={media.download}>
      <IconFileDownload size={18} stroke={1.6} aria-hidden />
      <bdi>{one.name ?? media.kinds[one.kind === "audio" || one.kind === "video" ? one.kind : "file"]}</bdi>
      {one.bytes !== null && <span>{say.bytes(one.bytes)}</span>}
    </a>
  );
}

function Picture({ one, fileId, isFirst }: { one: Attachment; fileId: string; isFirst: boolean }) {
  const { media, common } = useLaterWords();
  const large = useRef<HTMLDialogElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [fails, setFails] = useState(false);
  const open = () => {
    setIsOpen(true);
    large.current?.showModal();
  };
  useCommand("picture", open, isFirst);
  const words = one.alt ?? (one.kind === "animation" ? media.kinds.animation : media.kinds.image);
  if (fails) return <File one={one} fileId={fileId} />;
  return (
    <>
      <button type="button" className={styles.open} title={media.open} onClick={open} data-attachment={one.id}>
        <img
          className={styles.picture}
          style={roomOf(one.small ?? one)}
          src={one.small ? smallAddress(fileId) : fileAddress(fileId)}
          alt={words}
          decoding="async"
          onError={() => setFails(true)}
        />
      </button>
      <dialog ref={large} className={styles.large} aria-label={words} onClose={() => setIsOpen(false)}>
        {isOpen && <img src={fileAddress(fileId)} alt={words} />}
        <footer>
          <bdi>{one.alt}</bdi>
          <Button size="xs" variant="default" onClick={() => large.current?.close()}>
            {common.close}
          </Button>
        </footer>
      </dialog>
    </>
  );
}

const widest = 320;
const highest = 260;

/** As large as it will be, so that nothing moves when it comes. */
function roomOf({ width, height }: Pick<Attachment, "width" | "height">): { width: number; aspectRatio: string } {
  const [w, h] = [width ?? 4, height ?? 3];
  const scale = Math.min(widest / w, highest / h);
  return {
    width: Math.round(Math.max(48, w * (width ? Math.min(scale, Math.max(1, 96 / w)) : scale))),
    aspectRatio: `${w} / ${h}`,
  };
}
