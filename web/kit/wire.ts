/** The contract's shapes as they travel: times are ISO text. */
import type { z } from "zod";
import type * as cases from "../../contract/cases.ts";
import type * as customers from "../../contract/customers.ts";
import type * as staff from "../../contract/staff.ts";
import type * as triage from "../../contract/triage.ts";
import type * as words from "../../contract/words.ts";

export type Case = z.input<typeof cases.Case>;
export type CaseDetail = z.input<typeof cases.CaseDetail>;
export type Message = z.input<typeof cases.Message>;
export type Thread = z.input<typeof cases.Thread>;
export type Delivery = NonNullable<Message["delivery"]>;
export type Draft = z.input<typeof cases.Draft>;
export type Present = z.input<typeof cases.Present>;
export type Standing = z.input<typeof cases.Standing>;
export type Customer = z.input<typeof customers.Customer>;
export type TimelineEntry = z.input<typeof customers.TimelineEntry>;
export type StaffMember = z.input<typeof staff.StaffMember>;
export type Me = z.input<(typeof staff.whoAmI)["returns"]>;
export type Permission = Me["permissions"][number];
export type Role = StaffMember["role"];
export type Reading = z.input<typeof triage.Reading>;
export type Reason = z.input<typeof triage.Reason>;
export type Topic = z.input<typeof triage.Topic>;
export type Language = z.input<typeof words.Language>;
export type Visibility = z.input<typeof words.Visibility>;
export type ChannelKind = z.input<typeof words.ChannelKind>;
