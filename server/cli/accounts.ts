/** Verbs that add people, tokens and channel accounts. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { addChannelAccount } from "../../contract/channels.ts";
import { Role } from "../../contract/staff.ts";
import { addAccount } from "../modules/channels/index.ts";
import {
  addMember,
  createSignIn,
  createToken,
  findAutomation,
  findByEmail,
  resetFactors,
} from "../modules/staff/index.ts";
import { readArguments, Usage } from "./usage.ts";
import { withApp } from "./with-app.ts";

function roleFrom(text: string | undefined): Role {
  const role = Role.safeParse(text);
  if (!role.success) throw new Usage(`--role must be one of ${Role.options.join(", ")}`);
  return role.data;
}

export async function createProgramToken(args: readonly string[]): Promise<void> {
  const { values } = readArguments(args, { required: ["name", "role"] });
  const role = roleFrom(values["role"]);
  await withApp(async (app) => {
    const { token } = await createToken(app, { name: values["name"] ?? "", role });
    process.stdout.write(`${token}\n`);
  });
}

export async function addUser(args: readonly string[]): Promise<void> {
  const { values } = readArguments(args, { required: ["email", "name", "role"] });
  const role = roleFrom(values["role"]);
  const email = z.email().safeParse(values["email"]);
  if (!email.success) throw new Usage("--email must be a mail address");
  await withApp(async (app) => {
    const signIn = await createSignIn(app.config);
    try {
      await addMember(app, { email: email.data, name: values["name"] ?? "", role });
      process.stdout.write(`${await signIn.makeLink(email.data.toLowerCase())}\n`);
    } finally {
      await signIn.close();
    }
  });
}

/** For the last administrator who lost phone and password: takes their factors, ends their sessions, prints a one-time link. */
export async function letIn(args: readonly string[]): Promise<void> {
  const { values } = readArguments(args, { required: ["email"] });
  const email = (values["email"] ?? "").toLowerCase();
  await withApp(async (app) => {
    const memberId = await findByEmail(app.db, email);
    if (!memberId) throw new Error(`Nobody who works here has the address ${email}.`);
    const signIn = await createSignIn(app.config);
    try {
      const { id: actorId } = await findAutomation(app.db);
      await resetFactors(app, { memberId, actorId });
      process.stdout.write(`${await signIn.makeLink(email)}\n`);
    } finally {
      await signIn.close();
    }
  });
}

/** The file holds `{ externalId, baseUrl?, secrets }`, as the API takes them. */
export async function addChannel(args: readonly string[]): Promise<void> {
  const { values } = readArguments(args, { required: ["kind", "name", "config"] });
  const file = values["config"] ?? "";
  let config: unknown;
  try {
    config = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new Error(`${file} can't be read as JSON.`);
  }
  const account = addChannelAccount.body.safeParse({
    ...(config as object),
    kind: values["kind"],
    name: values["name"],
  });
  if (!account.success)
    throw new Error(
      `${file} does not hold a channel account: ${account.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; ")}`,
    );
  await withApp(async (app) => {
    process.stdout.write(`${JSON.stringify(await addAccount(app, account.data))}\n`);
  });
}
