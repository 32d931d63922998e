/** The airline's own directory: signing in with the account one has anyway. */
import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Role } from "./roles.ts";

const done = z.object({ ok: z.literal(true) });

export const getWaysIn = endpoint({
  method: "GET",
  path: "/api/v1/sign-in/ways",
  summary: "Which ways of signing in there are.",
  needs: "public",
  returns: z.object({ directory: z.object({ name: z.string() }).nullable() }),
});

/** The airline's own directory, as it is set up; its secret is never given. */
export const Directory = z.object({
  name: z.string().trim().min(1).max(60),
  issuer: z.url().max(300),
  clientId: z.string().trim().min(1).max(200),
  scopes: z
    .array(
      z
        .string()
        .trim()
        .regex(/^[\w:./-]{1,80}$/),
    )
    .max(20),
  /** The claim that says what somebody is; null: roles are given here. */
  roleClaim: z.string().trim().min(1).max(120).nullable(),
  roles: z.array(z.object({ value: z.string().trim().min(1).max(200), role: Role })).max(50),
  /** Only addresses under these domains come in. */
  domains: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/),
    )
    .min(1)
    .max(20),
  /** Whether whom the directory knows and we don't is added at their first sign-in. Needs `roleClaim`. */
  justInTime: z.boolean(),
});
export type Directory = z.infer<typeof Directory>;

export const getDirectory = endpoint({
  method: "GET",
  path: "/api/v1/sign-in/directory",
  summary: "The airline's own directory, and the address it must send people back to.",
  needs: "staff:manage",
  returns: z.object({ directory: Directory.nullable(), redirectUri: z.string() }),
});

export const setDirectory = endpoint({
  method: "PUT",
  path: "/api/v1/sign-in/directory",
  summary:
    "Connect the airline's own directory (OpenID Connect). Without a secret the one there is stays. Refused where it does not answer.",
  needs: "staff:manage",
  stepUp: true,
  body: Directory.extend({ clientSecret: z.string().min(1).max(500).optional() }),
  returns: done,
});

export const removeDirectory = endpoint({
  method: "DELETE",
  path: "/api/v1/sign-in/directory",
  summary: "Disconnect the directory. Who came in by it needs another way in.",
  needs: "staff:manage",
  stepUp: true,
  returns: done,
});
