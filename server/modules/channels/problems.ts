import { problem } from "../../platform/problem.ts";

export const UnknownKind = problem<{ kind: string }>("channels.unknown-kind", 400, "There is no such channel.");
export const SecretsMissing = problem<{ missing: string[]; unknown: string[] }>(
  "channels.secrets",
  400,
  "Some secrets are missing or unknown; details name them.",
);
export const AccountExists = problem<{ id: string }>(
  "channels.account-exists",
  409,
  "This account is connected already.",
);
export const AccountNotFound = problem("channels.account-not-found", 404, "There is no such channel account.");
export const NotGenuine = problem("channels.not-genuine", 401, "The signature does not fit the body.");
export const DeliveryNotFound = problem("channels.delivery-not-found", 404, "There is no such delivery.");
export const TooLateToUndo = problem("channels.too-late", 409, "It has gone out already.");
export const CannotHide = problem("channels.cannot-hide", 409, "This channel has no way to hide what others write.");
export const NotRetriable = problem(
  "channels.not-retriable",
  409,
  "Only a refused or unsure message can be sent again.",
);
export const IntakeFull = problem(
  "channels.intake-full",
  503,
  "More waits to be stored than memory should hold. Nothing was lost; deliver it again.",
);

export const TakesNoTemplates = problem(
  "channels.takes-no-templates",
  409,
  "This account's channel takes no templates.",
);
export const StillSending = problem("channels.still-sending", 409, "A message is on its way to the channel just now.");
export const TooManyChecks = problem<{ retryAfterSeconds: number }>(
  "channels.too-many-checks",
  429,
  "That was asked very often just now. Wait a minute, then try again.",
);
export const CannotSubscribe = problem(
  "channels.cannot-subscribe",
  409,
  "This channel's vendor takes no webhook from us: set it up there by hand.",
);
export const NoProfileLine = problem(
  "channels.no-profile-line",
  409,
  "This channel's vendor lets nobody write what stands in a profile.",
);
