/** How to sign in: where nobody has yet, the link that signs the first administrator in once. */
import type { App } from "../app.ts";
import { createSignIn, findFirstAdministrator } from "../modules/staff/index.ts";

export async function signInHint(app: App): Promise<string> {
  const email = await findFirstAdministrator(app);
  if (!email) return "Sign in with your address; `npm run --silent jetbridge -- user add` adds people.";
  const signIn = await createSignIn(app.config);
  try {
    return `Sign in once with this link, then set a password: ${await signIn.makeLink(email)}`;
  } finally {
    await signIn.close();
  }
}
