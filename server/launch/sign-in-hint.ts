/** How to sign in: where nobody works here yet, an administrator is made and the link that signs them in once is shown. */
import { type AppConfig, closeApp, openApp } from "../app.ts";
import { addMember, createSignIn } from "../modules/staff/index.ts";

export async function signInHint(config: AppConfig): Promise<string> {
  const app = await openApp(config, "launch", { connections: 1 });
  const signIn = createSignIn(config);
  try {
    const [anybody] = await app.db`select 1 from staff.member where kind = 'person' limit 1`;
    if (!anybody)
      await addMember(app, { email: "admin@jetbridge.localhost", name: "First administrator", role: "admin" });
    const [unused] = await app.db`
      select 1 from staff.member where email = 'admin@jetbridge.localhost' and not exists (select 1 from staff.session where user_id = member.id)
        and not exists (select 1 from staff.credential where user_id = member.id)`;
    if (!unused) return "Sign in with your address; `npm run --silent jetbridge -- user add` adds people.";
    return `Sign in once with this link, then set a password: ${await signIn.makeLink("admin@jetbridge.localhost")}`;
  } finally {
    await signIn.close();
    await closeApp(app);
  }
}
