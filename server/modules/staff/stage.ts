/** How far a sign-in has come, and what its person can prove themselves with. Pure. */
import type { Proof, Stage } from "../../../contract/sign-in.ts";

export interface Factors {
  /** Whether this session has shown a second factor. */
  hasSecond: boolean;
  hasApp: boolean;
  hasPasskey: boolean;
  hasCodes: boolean;
  hasPassword: boolean;
  /** Whether the role must have a second factor. */
  isRequired: boolean;
}

/** Who has a second factor shows it, whatever the way in; who must have one and has none sets it up and can do nothing else. */
export function stageOf({ hasSecond, hasApp, hasPasskey, isRequired }: Factors): Stage {
  if (hasSecond) return "complete";
  if (hasApp || hasPasskey) return "second-factor";
  return isRequired ? "enrolment" : "complete";
}

/** Best first. A password alone proves nothing for who has a second factor. */
export function proofsOf({ hasApp, hasPasskey, hasCodes, hasPassword }: Factors): Proof[] {
  if (!hasApp && !hasPasskey) return hasPassword ? ["password"] : [];
  return [
    ...(hasPasskey ? (["passkey"] as const) : []),
    ...(hasApp ? (["code"] as const) : []),
    ...(hasCodes ? (["recovery-code"] as const) : []),
  ];
}
