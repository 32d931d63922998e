/** The way in by the airline's own directory: there and back, bound to this browser, once. */
import { begin, finish } from "../../platform/open-id.ts";
import { problem } from "../../platform/problem.ts";
import { ask, take } from "./challenge.ts";
import { openDirectory } from "./directory.ts";
import { memberOf } from "./directory-member.ts";
import { type Asker, type Entered, open, type SignInContext } from "./ways-in.ts";

export const Unreachable = problem("staff.directory-unreachable", 400, "The directory does not answer as one.");
export const NotConfirmed = problem("staff.directory-refused", 401, "The directory did not confirm who this is.");
const NoDirectory = problem("staff.no-directory", 404, "There is no directory to sign in with.");

export const redirectUriOf = ({ baseUrl }: { baseUrl: string }): string => `${baseUrl}/sign-in/directory/callback`;

/** Where the browser goes, and what it carries there and back. */
export async function leaveForDirectory(app: SignInContext): Promise<{ address: string; challengeId: string }> {
  const directory = await openDirectory(app);
  if (!directory) throw NoDirectory();
  const begun = await begin(directory, redirectUriOf(app.signIn));
  if (!begun) throw Unreachable();
  const { address, kept } = begun;
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
  if (!claims) throw NotConfirmed();
  const { memberId, isTwoFactors } = await memberOf(app, directory, claims);
  return open(app, asker, { memberId, way: "directory", isTwoFactors });
}
