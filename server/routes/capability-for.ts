/** What the airline's system must be able to do for a change. */
import type { ChangeKind } from "../../contract/booking-operations.ts";
import type { Capability } from "../../contract/booking-capabilities.ts";

const capabilities: Record<ChangeKind, Capability> = {
  sell: "sell",
  issue: "sell",
  rebook: "rebook",
  seats: "seats",
  "add-services": "services",
  "remove-services": "services",
  remark: "remarks",
  contact: "contacts",
  name: "names",
  "check-in": "check-in",
  cancel: "cancel",
};

export const capabilityFor = (kind: ChangeKind): Capability => capabilities[kind];
