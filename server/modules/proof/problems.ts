import type { Use } from "../../../contract/uses.ts";
import { problem } from "../../platform/problem.ts";

export const NotProved = problem<{ wanted: Use; allowed: Use }>(
  "proof.not-proved",
  403,
  "They have not proved that this booking is theirs: ask for a proof, or say why you go without.",
);
export const TooManyMisses = problem<{ retryAfterSeconds: number }>(
  "proof.too-many-misses",
  429,
  "Too many misses. Wait a little, then try again.",
);
export const NoSuchBooking = problem("proof.no-booking", 404, "Nothing of this customer leads to such a booking.");
export const NoSuchContact = problem("proof.no-contact", 404, "There is no such address on file in this booking.");
export const NoCourier = problem(
  "proof.no-courier",
  409,
  "Nothing is connected that could carry a code: set JETBRIDGE_COURIER_URL, connect a mail account, or use another way to prove.",
);
export const CodeNotSent = problem(
  "proof.code-not-sent",
  502,
  "The code could not be handed over. Try again, or another way.",
);
export const CodeNotFound = problem("proof.code-not-found", 404, "There is no such code, or it is over: send another.");
export const WayNotFound = problem("proof.way-not-found", 404, "This link is over. Ask us for another.");
export const NoLogin = problem("proof.no-login", 404, "The airline's sign-in for passengers is not connected.");
export const NotConfirmed = problem("proof.not-confirmed", 401, "The airline's sign-in did not confirm who this is.");
export const MandateNotFound = problem("proof.mandate-not-found", 404, "They act for nobody under this id.");
export const MandateTime = problem("proof.mandate-time", 400, "It must end in the future, and within two years.");
export const NoTraveller = problem(
  "proof.no-traveller",
  409,
  "The traveller has no loyalty number in this booking: let it cover this booking only.",
);
export const LoginSecretNeeded = problem(
  "proof.login-secret",
  400,
  "Give the client secret: another issuer's does not fit.",
);
export const LoginUnreachable = problem(
  "proof.login-unreachable",
  400,
  "The sign-in does not answer as an OpenID Connect provider.",
);
