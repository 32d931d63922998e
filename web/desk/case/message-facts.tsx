/** What came with a message and is no file: a place, somebody's card, what somebody else published. Nothing of it is loaded from elsewhere. */
import { IconAddressBook, IconMapPin, IconShare3 } from "@tabler/icons-react";
import type { Message } from "../../kit/wire.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import styles from "./message-media.module.css";

type Attachment = Message["attachments"][number];

const icons = { location: IconMapPin, contact: IconAddressBook, shared: IconShare3 } as const;

export function MessageFacts({ one }: { one: Attachment & { kind: keyof typeof icons } }) {
  const { media } = useLaterWords();
  const Icon = icons[one.kind];
  const lines = linesOf(one);
  return (
    <p className={styles.note} data-attachment={one.id} data-kind={one.kind}>
      <Icon size={15} aria-hidden />
      <span>
        {media.kinds[one.kind]}
        {lines.length > 0 && ":"}
        {lines.map((line) => (
          <span key={line}>
            {" "}
            <bdi>{line}</bdi>
          </span>
        ))}
      </span>
    </p>
  );
}

/** Dots for who may not read personal data. */
function linesOf({ facts, kind }: Attachment): string[] {
  if (facts === null) return kind === "shared" ? [] : ["•••"];
  const { place, contact, shared } = facts;
  const lines = [
    place?.name,
    place?.address,
    place && `${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)}`,
    contact?.name,
    ...(contact?.phones ?? []),
    shared?.title,
  ];
  return lines.filter((line): line is string => Boolean(line));
}
