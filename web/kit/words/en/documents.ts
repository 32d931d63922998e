import type { CaseDocument, SentForm, VoidWhy } from "../../../../contract/documents.ts";

type Kind = CaseDocument["kind"];
type State = CaseDocument["sendings"][number]["state"];

/** Documents of a case: what there is, where it goes, what became of it. */
export const documents = {
  title: "Documents",
  send: "Send documents",
  kinds: {
    confirmation: "Booking confirmation",
    "check-in": "Check-in invitation",
    "boarding-pass": "Boarding pass",
  } satisfies Record<Kind, string>,
  which: "Which document",
  where: "Where to",
  as: {
    file: "as a page (PDF)",
    image: "as a picture",
    template: "as an approved text with a link",
    link: "as a link",
  } satisfies Record<SentForm, string>,
  seat: (seat: string) => `seat ${seat}`,
  sentAs: { file: "Page", image: "Picture", template: "Approved text", link: "Link" } satisfies Record<
    SentForm,
    string
  >,
  states: {
    pending: "being sent",
    accepted: "sent",
    delivered: "delivered",
    read: "read",
    refused: "refused",
    unsure: "perhaps sent",
    undone: "taken back",
  } satisfies Record<State, string>,
  opened: (at: string) => `opened ${at}`,
  notOpened: "not opened yet",
  byHouse: "told that the old one is void",
  void: (at: string) => `Void since ${at}`,
  voidWhy: {
    cancelled: "cancelled",
    flight: "other flight or time",
    seat: "other seat",
    withdrawn: "check-in taken back",
    changed: "changed",
  } satisfies Record<VoidWhy, string>,
  print: "Print or look at",
  none: "No document: no booking is proved to be theirs.",
  nothing: "There is no document for their bookings.",
  unproved: (n: number) =>
    n === 1
      ? "One booking is not proved to be theirs: nothing of it can be sent."
      : `${n} bookings are not proved to be theirs: nothing of them can be sent.`,
  noPlace: "Nothing can be sent to them in private now.",
  sent: (n: number) => (n === 1 ? "The document is on its way." : `The document is on its way to ${n} places.`),
  revoke: "Take all links to the trip back",
  revoked: (n: number): string => (n === 0 ? "There was no link." : "No link to their trip works any more."),
  help: "With it goes a link to their own page of the trip. It answers nobody and stops no clock.",
};
