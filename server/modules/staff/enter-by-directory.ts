/** The way in by the airline's own directory: there and back, bound to this browser, once. */
import { problem } from "../../platform/problem.ts";
import { ask, take } from "./challenge.ts";
import { openDirectory } from "./directory.ts";
import { begin, finish, NotConfirmed } from "./directory-client.ts";
import { memberOf } from "./directory-member.ts";
import { type Asker, type Entered, open, type SignInContext } from "./ways-in.ts";

const NoDirectory = problem("staff.no-directory", 404, "There is no directory to sign in with.");

export const redirectUriOf = ({ baseUrl }: { baseUrl: string }): string => `${baseUrl}/sign-in/directory/callback`;

/** Where the browser goes, and what it carries there and back. */
export async function leaveForDirectory(app: SignInContext): Promise<{ address: string; challengeId: string }> {
  const directory = await openDirectory(app);
  if (!directory) throw NoDirectory();
  const { address, kept } = await begin(directory, redirectUriOf(app.signIn));
  return { address, challengeId: await ask(app.db, { kind: "directory", memberId: null, value: kept }) };
}

/** Opens a session for whom the directory confirmed. `search` is what the browser came back with. */
export async function enterByDirectory(
  app: SignInContext,
  asker: Asker,
  { challengeId, search }: { challengeId: string; search: string },
): Promise<Entered> {
  const directory = await openDirectory(app);
  const asked = await take(app.db, { id: challengeId, kind: "directory" });
  const { state, nonce, verifier } = asked?.value ?? {};
  if (!directory || !state || !nonce || !verifier) throw NotConfirmed();
  const address = new URL(`${redirectUriOf(app.signIn)}${search}`);
  const claims = await finish(directory, { kept: { state, nonce, verifier }, address });
  const { memberId, isTwoFactors } = await memberOf(app, directory, claims);
  return open(app, asker, { memberId, way: "directory", isTwoFactors });
}
