/** What belongs to a message beside its words: pictures, what it quotes, earlier versions. */
import type { z } from "zod";
import type { Message as MessageShape } from "../../contract/messages.ts";
import { mask, read } from "../modules/triage/index.ts";
import type { Refusal } from "../../contract/writing.ts";

type Message = z.output<typeof MessageShape>;
type Attachment = Message["attachments"][number];

export type MediaRow = Omit<Attachment, "unsupported">;
export type PartRow = NonNullable<Message["delivery"]>["parts"][number];

export interface QuotedRow {
  externalId: string;
  author: { id: string; name: string | null; handle: string | null } | null;
  text: string | null;
}

export interface VersionRow {
  externalId: string;
  text: string | null;
  maskedText: string | null;
  writtenAt: string | null;
}

export type DeletionRow = Omit<NonNullable<Message["deletion"]>, "at"> & { at: string };

export interface HidingRow {
  hidden: boolean;
  state: "pending" | "done" | "refused";
  reason: string | null;
  code: Refusal | null;
  at: string;
}

interface SeesPersonalData {
  seesPersonalData: boolean;
}

/** Words that are kept as they came: dots for those who need not see personal data. */
const shown = (text: string | null, { seesPersonalData }: SeesPersonalData): string | null =>
  text === null || seesPersonalData ? text : mask(text, read(text, { inDialogue: true }).personalData);

/** What the vendor keeps from us stands among them, and says so. */
export function showAttachments(
  {
    id,
    attachments,
    media,
  }: {
    id: string;
    attachments: readonly { unsupported?: string }[];
    media: readonly MediaRow[] | null;
  },
  reader: SeesPersonalData,
): Attachment[] {
  const kept = attachments.flatMap(({ unsupported }, at) =>
    unsupported ? [nothingToSee(`${id}/${at}`, unsupported)] : [],
  );
  return [
    ...kept,
    ...(media ?? []).map((one) => ({
      ...one,
      alt: shown(one.alt, reader),
      unsupported: null,
      facts: factsFor(one.facts, reader),
    })),
  ];
}

/** A place and a card are personal data whole; what somebody else published is not, but for what stands in its title. */
function factsFor(facts: Attachment["facts"], reader: SeesPersonalData): Attachment["facts"] {
  if (!facts || reader.seesPersonalData) return facts;
  const { shared } = facts;
  return shared ? { shared: { ...shared, title: shown(shared.title, reader) } } : null;
}

/** Whether something came along that only who may read personal data sees. */
export const holdsPersonalFacts = (media: readonly MediaRow[] | null): boolean =>
  (media ?? []).some(({ facts }) => facts?.place !== undefined || facts?.contact !== undefined);

const nothingToSee = (id: string, unsupported: string): Attachment => ({
  id,
  kind: "unsupported",
  state: "failed",
  fileId: null,
  type: null,
  bytes: null,
  width: null,
  height: null,
  alt: null,
  name: null,
  inline: false,
  why: null,
  held: null,
  found: null,
  small: null,
  unsupported,
  facts: null,
});

export function showQuoted(
  { quoted, accountExternalId }: { quoted: QuotedRow | null; accountExternalId: string },
  reader: SeesPersonalData,
): Message["quoted"] {
  if (!quoted) return null;
  const { externalId, author, text } = quoted;
  return {
    externalId,
    name: author?.name ?? null,
    handle: author?.handle ?? null,
    isOurs: author?.id === accountExternalId,
    text: shown(text, reader),
  };
}

export function showEdits(
  { editedAt, versions }: { editedAt: Date | null; versions: readonly VersionRow[] | null },
  { seesPersonalData }: SeesPersonalData,
): Message["edited"] {
  if (!editedAt) return null;
  return {
    at: editedAt,
    versions: (versions ?? []).map(({ externalId, text, maskedText, writtenAt }) => ({
      externalId,
      text: seesPersonalData ? text : maskedText,
      writtenAt: writtenAt ? new Date(writtenAt) : null,
    })),
  };
}
