/** What knowledge of a customer may be put to, and who acts for whom. */
import { z } from "zod";

/**
 * `used`: it orders the queue and shows an agent the flight and its trouble, masked. `told`: details are given to the customer.
 * `changed`: the booking is. A claim may be used; only the verified are told and may change.
 */
export const Use = z.enum(["used", "told", "changed"]);
export type Use = z.infer<typeof Use>;

/** What somebody is to the person they act for. */
export const Relation = z.enum(["parent", "assistant", "agency", "group-leader", "companion"]);
export type Relation = z.infer<typeof Relation>;

/** In which talk somebody is looked at: what is shown plainly follows from what was proved there. Without one, from what was proved anywhere. */
export const InTalk = z.object({ caseId: z.uuid().optional() });
