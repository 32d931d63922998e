import { z } from "zod";
import { webhookModes } from "../x/faults.ts";
import { metaEndpoints, metaFaultKinds } from "./faults.ts";
import { shownThings } from "./files.ts";
import { places } from "./store.ts";
import { talkPlaces } from "./talks/messages.ts";

/** What the control of Meta takes. */
export const Handle = z.string().min(1).max(16);
export const Id = z.string().min(1).max(400);
export const Text = z.string().max(70_000);
export const Public = z.enum(["facebook", "instagram"]);
export const Chat = z.enum(["messenger", "instagram"]);
/** When it was: a moment, or so many seconds ago. */
const when = { at: z.iso.datetime().optional(), agoSeconds: z.number().min(0).max(1e8).optional() };

export const NewPost = z.strictObject({
  place: Public,
  as: Handle.optional(),
  text: Text,
  kind: z.enum(["post", "ad", "story", "reel", "live"]).optional(),
  withPicture: z.boolean().optional(),
  ...when,
});
export const NewComment = z.strictObject({
  as: Handle.optional(),
  under: Id,
  text: Text,
  withPicture: z.boolean().optional(),
  ...when,
});
export const NewMessage = z.strictObject({
  as: Handle,
  place: z.enum(talkPlaces),
  text: Text.optional(),
  show: z.enum(shownThings).optional(),
  location: z
    .strictObject({
      latitude: z.number(),
      longitude: z.number(),
      name: z.string().optional(),
      address: z.string().optional(),
    })
    .optional(),
  contact: z.strictObject({ name: z.string(), phone: z.string() }).optional(),
  replyTo: Id.optional(),
  story: z.boolean().optional(),
  share: z.boolean().optional(),
  storyMention: z.boolean().optional(),
  like: z.boolean().optional(),
  unsupported: z.boolean().optional(),
  ad: z.strictObject({ id: z.string(), title: z.string() }).optional(),
  form: z.record(z.string(), z.unknown()).optional(),
  quickReply: z.string().optional(),
  ...when,
});
export const Limit = z.strictObject({ calls: z.int().min(0), seconds: z.int().min(1) });
export const Rules = z
  .strictObject({
    oldestVersion: z.number(),
    newestVersion: z.number(),
    requiresProof: z.boolean(),
    humanAgent: z.boolean(),
    airlineTemplates: z.boolean(),
    tellsWho: z.boolean(),
    legacySenders: z.boolean(),
    reviewMs: z.number().min(0),
    deliverMs: z.number().min(0).nullable(),
    refusesAtOnce: z.boolean(),
    sendsDecoded: z.boolean(),
    linkSeconds: z.number().min(0),
    pairBurst: z.int().min(0),
    perSecond: z.int().min(0),
    tellsUserIds: z.boolean(),
    timesInSeconds: z.boolean(),
  })
  .partial();
export const Webhooks = z
  .strictObject({
    mode: z.enum(webhookModes),
    duplicateShare: z.number().min(0).max(1),
    delayMs: z.number().min(0).max(3_600_000),
    keepOrder: z.boolean(),
    batch: z.int().min(1).max(1000),
    gatherMs: z.number().min(0).max(60_000),
  })
  .partial();
export const Fault = z.strictObject({
  endpoint: z.enum([...metaEndpoints, "any"]).default("any"),
  kind: z.enum(metaFaultKinds),
  count: z.int().min(1).max(1_000_000).default(1),
  place: z.enum(places).optional(),
  code: z.int().optional(),
  subcode: z.int().optional(),
  status: z.int().min(200).max(599).optional(),
  delayMs: z.number().min(0).max(600_000).optional(),
});
