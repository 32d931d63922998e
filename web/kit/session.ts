/** Signing in and out, by better-auth's own addresses. */
import { reach } from "./call.ts";

/** Opens a session; throws `Refused` with 401 for a wrong pair and 429 when tried too often. */
export async function signIn(email: string, password: string): Promise<void> {
  await post("/api/auth/sign-in/email", { email, password });
}

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  await post("/api/auth/sign-out", {});
}

async function post(address: string, body: unknown): Promise<void> {
  await reach(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  });
}
