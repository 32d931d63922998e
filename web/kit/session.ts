/** Signing in and out. */
import * as contract from "../../contract/sign-in.ts";
import { call } from "./call.ts";

/** Opens a session, a half one where a second factor is still to come; throws `Refused` with 401 for a wrong pair and 429 when tried too often. */
export async function signIn(email: string, password: string): Promise<void> {
  await call(contract.signInWithPassword, { body: { email, password } });
}

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  await call(contract.signOut);
}
