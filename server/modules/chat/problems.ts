import { problem } from "../../platform/problem.ts";

export const SiteNotFound = problem("chat.site-not-found", 404, "There is no chat with this site id.");
export const OtherOrigin = problem(
  "chat.origin",
  403,
  "This chat is not open to the site that asks: its address must be among the account's origins.",
);
export const UnknownVisitor = problem("chat.unknown-visitor", 401, "Open the chat first: this token is unknown.");
export const WrongIdentity = problem<{ why: "expired" | "too-far" | "signature" }>(
  "chat.identity",
  401,
  "The site's word on who this is can't be believed; details say why. Without it the chat opens for somebody unknown.",
);
export const TooMany = problem<{ retryAfterSeconds: number }>(
  "chat.too-many",
  429,
  "That was much at once: wait a little.",
);
export const TooManyFiles = problem<{ most: number }>(
  "chat.too-many-files",
  409,
  "Too many files wait to be sent: send them, or try again tomorrow.",
);
export const FileNotThere = problem("chat.file-not-there", 409, "This file is not there: attach it again.");
export const PiecesMissing = problem(
  "chat.pieces-missing",
  409,
  "Some pieces of this file are missing: send them again.",
);
export const FileType = problem("chat.file-type", 415, "Only pictures, videos and PDF are taken here.");
export const NoSuchFile = problem("chat.no-such-file", 404, "There is no such file in this conversation.");
