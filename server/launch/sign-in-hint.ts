/** How to sign in: where nobody has yet, the link that signs the first administrator in once. */
import { type AppConfig, closeApp, openApp } from "../app.ts";
import { createSignIn, findFirstAdministrator } from "../modules/staff/index.ts";

export async function signInHint(config: AppConfig): Promise<string> {
  const app = await openApp(config, "launch", { connections: 1 });
  const signIn = createSignIn(config);
  try {
    const email = await findFirstAdministrator(app);
    if (!email) return "Sign in with your address; `npm run --silent jetbridge -- user add` adds people.";
    return `Sign in once with this link, then set a password: ${await signIn.makeLink(email)}`;
  } finally {
    await signIn.close();
    await closeApp(app);
  }
}
