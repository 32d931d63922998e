/** What a lead does from the wall: lend a colleague for a while, tell a team something; and what colleagues see of it. */
import { z } from "zod";
import { endpoint, Time } from "./endpoint.ts";

/** Where somebody helps for a while: cases of a language or channel, or that need a skill, come first for them; or they work in a team. */
export const LentTo = z.object({
  kind: z.enum(["language", "channel", "skill", "team"]),
  /** A language, a channel, a skill's name, a team's id. */
  what: z.string().trim().min(1).max(60),
});
export type LentTo = z.infer<typeof LentTo>;

export const Lending = LentTo.extend({
  id: z.uuid(),
  member: z.object({ id: z.uuid(), name: z.string() }),
  /** Of a team its name. */
  name: z.string(),
  from: Time,
  until: Time,
  by: z.string(),
});

const Lendings = z.object({ items: z.array(Lending) });

export const listLendings = endpoint({
  method: "GET",
  path: "/api/v1/steering/lendings",
  summary: "Who is lent now, and to what; 500 at most, the soonest to end first.",
  needs: "settings:manage",
  returns: Lendings,
});

export const lend = endpoint({
  method: "POST",
  path: "/api/v1/steering/lendings",
  summary:
    "Lend colleagues, all or none, to a language, channel, skill or team for so many minutes; it ends by itself. Who is lent already is lent anew. The same id twice is one. Written to the audit.",
  needs: "settings:manage",
  body: LentTo.extend({
    /** Each with the id of their lending. */
    colleagues: z
      .array(z.object({ id: z.uuid(), memberId: z.uuid() }))
      .min(1)
      .max(50)
      .refine((all) => new Set(all.map(({ memberId }) => memberId)).size === all.length, "Each colleague once."),
    minutes: z.int().min(5).max(720),
  }),
  returns: Lendings,
  status: 201,
});

export const endLending = endpoint({
  method: "DELETE",
  path: "/api/v1/steering/lendings/:lendingId",
  summary: "End a lending before its time; one that is over stays as it is. Written to the audit.",
  needs: "settings:manage",
  params: z.object({ lendingId: z.uuid() }),
  returns: Lendings,
});

const TeamMessage = z.object({
  id: z.uuid(),
  /** Null: all, or a team that is no more. */
  team: z.string().nullable(),
  text: z.string(),
  by: z.string(),
  at: Time,
  /** Who was here then, and how many of them have seen it. */
  told: z.int(),
  seen: z.int(),
});
const TeamMessages = z.object({ items: z.array(TeamMessage) });

export const listTeamMessages = endpoint({
  method: "GET",
  path: "/api/v1/steering/messages",
  summary: "What teams were told in the last day, newest first, 50 at most.",
  needs: "settings:manage",
  returns: TeamMessages,
});

export const tellTeam = endpoint({
  method: "POST",
  path: "/api/v1/steering/messages",
  summary:
    "Tell everybody of a team who is here now something, or all who answer cases: a line on their desk until they have seen it. The same id twice is one. Written to the audit.",
  needs: "settings:manage",
  body: z.object({ id: z.uuid(), teamId: z.uuid().nullable(), text: z.string().trim().min(1).max(280) }),
  returns: TeamMessages,
  status: 201,
});

const Told = z.object({
  /** Where one is lent to now. */
  lent: LentTo.extend({ name: z.string(), until: Time, by: z.string() }).nullable(),
  /** What one has not seen yet, of the last day, oldest first, 20 at most. */
  messages: z.array(z.object({ id: z.uuid(), text: z.string(), by: z.string(), at: Time })),
});

export const getSteering = endpoint({
  method: "GET",
  path: "/api/v1/me/steering",
  summary: "Where one is lent to, and what one's team was told that one has not seen yet.",
  needs: "cases:reply",
  returns: Told,
});

export const markSeen = endpoint({
  method: "POST",
  path: "/api/v1/me/steering/:messageId/seen",
  summary: "Say that one has seen a message.",
  needs: "cases:reply",
  params: z.object({ messageId: z.uuid() }),
  returns: Told,
});
