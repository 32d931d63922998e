/** The line in our profile at a channel's vendor that says how long an answer takes. */
import { z } from "zod";
import { endpoint, Time } from "./endpoint.ts";
import { languages } from "./words.ts";

const params = z.object({ accountId: z.uuid() });

/** `opening` stands there in any case, in `language`; where it is on, the time of an answer follows it. */
export const ProfileWish = z.object({
  opening: z.string().trim().min(1).max(60),
  language: z.enum(languages),
  isOn: z.boolean(),
});

const ProfileLine = z.object({
  /** `languages`: each reader is shown it in theirs; `one`: all are shown the same; null: this vendor lets nobody write it. */
  offers: z.enum(["one", "languages"]).nullable(),
  wish: ProfileWish.nullable(),
  /** What the vendor took last, by language. */
  written: z.record(z.string(), z.string()).nullable(),
  writtenAt: Time.nullable(),
  /** Why it did not take what came after it. */
  why: z.enum(["busy", "refused", "signed-out"]).nullable(),
});

export const getProfileLine = endpoint({
  method: "GET",
  path: "/api/v1/channel-accounts/:accountId/profile-line",
  summary: "The line in our profile at the vendor, as laid down and as written.",
  needs: "channels:read",
  params,
  returns: ProfileLine,
});

export const setProfileLine = endpoint({
  method: "PUT",
  path: "/api/v1/channel-accounts/:accountId/profile-line",
  summary:
    "Lay down the line in our profile at the vendor: it replaces what stands there, every five minutes at most and only where it changed. Switched off, the opening alone is left. Written to the audit.",
  needs: "channels:manage",
  params,
  body: ProfileWish,
  returns: ProfileLine,
});
