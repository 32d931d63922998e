import type { Refusal } from "../channels/index.ts";
import { problem } from "../../platform/problem.ts";
import type { NextWay } from "./next-ways.ts";

export const CaseNotFound = problem("cases.not-found", 404, "There is no such case.");
export const MessageNotFound = problem("cases.message-not-found", 404, "There is no such message.");
export const CaseErased = problem(
  "cases.erased",
  409,
  "The customer of this case was erased: nothing more can be said in it.",
);
export const CaseClosed = problem("cases.closed", 409, "This case is closed. Reopen it to reply.");
export const CaseNotClosed = problem("cases.not-closed", 409, "This case is open already.");
export const HeldByOther = problem<{ assigneeId: string }>(
  "cases.held-by-other",
  409,
  "A colleague has this case. Ask them, or have it assigned to you.",
);
export const Stale = problem<{ newer: number; messageIds: readonly string[] }>(
  "cases.stale",
  409,
  "Something was written or changed meanwhile. Look at it, then send.",
);
export const TooLong = problem<{ length: number; maxLength: number }>(
  "cases.too-long",
  400,
  "The text is longer than the channel takes.",
);
export const NotClear = problem<{ why: Refusal; next: readonly NextWay[] }>(
  "cases.not-clear",
  409,
  "The channel does not take this message now. Details say why, and what is left.",
);
export const NotTheirs = problem("cases.not-theirs", 409, "Nothing proves that this customer can be reached there.");
export const NotDeletable = problem(
  "cases.not-deletable",
  409,
  "This channel does not let us delete this message, or it is no public one.",
);
export const NotHideable = problem("cases.not-hideable", 409, "Only a customer's public reply can be hidden.");
export const UploadNotFound = problem("cases.upload-not-found", 409, "This upload is not there: attach it again.");
export const UploadHeld = problem(
  "cases.upload-held",
  409,
  "An attachment holds a harmful program, or could not be looked at for one: remove it.",
);
export const NotUploaded = problem(
  "cases.not-uploaded",
  409,
  "Some pieces of this upload are missing: send them again.",
);
export const UnknownFile = problem(
  "cases.unknown-file",
  415,
  "This is no picture or video that we know: JPEG, PNG, WebP, GIF, MP4, QuickTime.",
);
export const TooManyUploads = problem<{ most: number }>(
  "cases.too-many-uploads",
  409,
  "Too much is attached: at most 25 MB each, and so many unsent ones.",
);
export const MediaNotTaken = problem<{ why: "too-many" | "too-large" | "type"; images: number }>(
  "cases.media-not-taken",
  400,
  "The channel does not take these attachments together, or one of them is too large.",
);
export const NoThread = problem<{ visibility: string }>(
  "cases.no-thread",
  409,
  "There is no place of that kind to answer in: choose the other.",
);
export const NothingToMove = problem(
  "cases.nothing-to-move",
  409,
  "Nothing of this case stands in public, or it goes on in private already.",
);
export const HasCase = problem<{ caseId: string }>("cases.has-case", 409, "This message belongs to a case already.");
export const NotACustomer = problem("cases.not-a-customer", 409, "Only what a customer wrote can become a case.");
export const IdTaken = problem("cases.id-taken", 409, "This id belongs to another message: make a new one.");
export const NotYours = problem("cases.not-yours", 403, "Only its writer can take this reply back.");
export const PromiseNotFound = problem("cases.promise-not-found", 404, "There is no such promise on this case.");
export const PromiseOwed = problem<{ promiseId: string; dueAt: string }>(
  "cases.promise-owed",
  409,
  "The customer was promised that we come back. Say whether that is done or withdrawn, then close.",
);
export const PromiseTime = problem("cases.promise-time", 400, "The latest time must lie ahead, and within sixty days.");
export const AlreadyHappened = problem<{ at: string }>(
  "cases.already-happened",
  409,
  "It has happened already: tell the customer now.",
);
export const SameCase = problem("cases.same-case", 400, "Name two cases, not one twice.");
export const OtherPerson = problem(
  "cases.other-person",
  409,
  "These cases are of two customers. Join the customers first, if they are one.",
);
export const AnswerOnItsWay = problem(
  "cases.answer-on-its-way",
  409,
  "An answer is on its way. Try again once it has arrived.",
);
export const BothPromised = problem(
  "cases.both-promised",
  409,
  "In both something is promised. Keep or withdraw one of the promises first.",
);
export const NotTheseThreads = problem(
  "cases.not-these-threads",
  409,
  "Choose threads of this case, and leave it one at least.",
);
export const JoiningNotFound = problem(
  "cases.joining-not-found",
  404,
  "There is nothing of that kind to take back here.",
);
