import { problem } from "../../platform/problem.ts";

export const RequestNotFound = problem("rights.not-found", 404, "There is no such request.");
export const RequestOpen = problem<{ requestId: string | null }>(
  "rights.open-already",
  409,
  "There is such a request of this customer already.",
);
export const NotToBegin = problem<{ state: string }>("rights.not-to-begin", 409, "This request can't begin any more.");
export const NotToCancel = problem<{ state: string }>(
  "rights.not-to-cancel",
  409,
  "An erasure that began, or a request that ended, can't be cancelled.",
);
export const NotSetAside = problem("rights.not-set-aside", 409, "This request was not set aside.");
export const CustomerChanged = problem<{ customerIds: readonly string[] }>(
  "rights.customer-changed",
  409,
  "Who this customer is has changed since it was shown. Look again.",
);
export const BeingErased = problem("rights.being-erased", 409, "This customer is being erased.");
export const AskedAhead = problem("rights.asked-ahead", 400, "Nobody can have asked for that already.");
export const NoExport = problem("rights.no-export", 404, "There is no export to fetch, or not any more.");
export const CertificateNotFound = problem("rights.certificate-not-found", 404, "There is no such certificate.");
export const HoldNotFound = problem("rights.hold-not-found", 404, "Nothing is held under this id, or not any more.");
export const UnknownKeeping = problem("rights.unknown-keeping", 404, "This kind of data has no rule of its own there.");
