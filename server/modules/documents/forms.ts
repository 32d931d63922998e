/** As what a document goes out on a channel: the richest form it takes first, then what is left where the vendor refuses that. Pure. */
import type { SentForm } from "../../../contract/documents.ts";
import type { Way } from "../cases/index.ts";
import type { MediaLimits } from "../channels/index.ts";

/** A channel says nothing to these by another form. */
const final = new Set([
  "opted-out",
  "blocked",
  "account-removed",
  "window-closed",
  "suspended",
  "protected",
  "messages-closed",
  "unreachable",
  "no-such-address",
  "mailbox-full",
  "came-back",
  "people-only",
  "never-wrote",
  "unwanted",
  "media-infected",
]);

/** The windows that an approved text does not need. */
const over = new Set(["window-closed", "people-only", "window-full"]);

type Place = Pick<Way, "visibility" | "clearance" | "takesTemplates">;

/** Empty where nothing can go. A page prints better than a picture, and a picture is seen sooner than a link. */
export function formsFor({ visibility, clearance, takesTemplates }: Place, media: MediaLimits | null): SentForm[] {
  if (visibility !== "private") return [];
  if (!clearance.clear) return takesTemplates && over.has(clearance.why) ? ["template"] : [];
  // One message is all there is.
  if (clearance.windows[0]?.name === "private-reply") return ["link"];
  return [
    ...(media && media.files > 0 ? (["file"] as const) : []),
    ...(media && media.images > 0 && (media.files > 0 || media.types.includes("image/png"))
      ? (["image"] as const)
      : []),
    "link",
  ];
}

const order: readonly SentForm[] = ["file", "image", "link"];

/** What is tried where a form was refused; null: nothing. */
export function formAfter(form: SentForm, forms: readonly SentForm[], code: string | null): SentForm | null {
  if (code !== null && final.has(code)) return null;
  return order.slice(order.indexOf(form) + 1).find((next) => form !== "template" && forms.includes(next)) ?? null;
}
