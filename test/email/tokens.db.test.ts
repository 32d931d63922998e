import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { airlineAddress } from "../../world/mail/mailboxes.ts";
import { startWorld, type World } from "../../world/world.ts";
import { type Ground, openGround } from "../ground.ts";
import { talkOn } from "../talk.ts";
import { until } from "../until.ts";

let world: World;
let ground: Ground;
let accountId: string;

beforeAll(async () => {
  world = await startWorld({ seed: 9 });
  ground = await openGround();
  accountId = await connect(byProgram());
});
afterAll(async () => {
  await ground.close();
  await world.close();
});
beforeEach(() => {
  world.mail.tokens.setClosed(false);
  world.mail.tokens.setLife(3600);
});

const servers = () => {
  const name = encodeURIComponent(airlineAddress);
  return {
    smtpUrl: `smtp://${name}@127.0.0.1:${world.mail.smtpPort}`,
    imapUrl: `imap://${name}@127.0.0.1:${world.mail.imapPort}`,
    tokenUrl: `${world.url}/mail/oauth2/token`,
  };
};
/** As Microsoft 365 lets a program in. */
const byProgram = () => {
  const { clientId, clientSecret } = world.mail.tokens.letIn(airlineAddress);
  return { ...servers(), clientId, clientSecret, scope: "https://mail.example/.default" };
};
/** As Google Workspace does. */
const byRefreshToken = () => ({ ...servers(), ...world.mail.tokens.letIn(airlineAddress) });

async function connect(secrets: Record<string, string>): Promise<string> {
  const body = { kind: "email", name: "Care", externalId: airlineAddress, secrets };
  const made = await ground.api("POST", "/api/v1/channel-accounts", body);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.id;
}

const newKeys = async (secrets: Record<string, string>) => {
  const kept = await ground.api("PUT", `/api/v1/channel-accounts/${accountId}/secrets`, { secrets });
  expect(kept.status, JSON.stringify(kept.body)).toBe(200);
};
const lookAgain = () => ground.app.db`update channels.account set looked_at = null where id = ${accountId}`;
const stateOf = () => ground.api("GET", `/api/v1/channel-accounts/${accountId}`).then(({ body }) => body);

/** A passenger writes, and is answered; gives the answer as it fares. */
async function talk(): Promise<{ caseId: string; text: string }> {
  const text = `Where is my bag? ${randomUUID()}`;
  await lookAgain();
  await world.mail.writeMail({ as: "mirthe_pluim", text, subject: "Bag" });
  const message = await until(
    () => ground.api("GET", "/api/v1/messages?limit=100").then(({ body }) => body.items),
    (items) => items.some((one: any) => one.text === text && one.caseId),
    "the mail",
    40_000,
  ).then((items) => items.find((one: any) => one.text === text));
  return { caseId: message.caseId, text };
}

async function answered(caseId: string): Promise<string> {
  const { caseOf, answer } = talkOn(ground);
  const { readTo } = await caseOf(caseId);
  const text = `In Paris. ${randomUUID()}`;
  await answer(caseId, { text, visibility: "private", readTo });
  await until(
    () => world.mail.lettersOf("mirthe_pluim"),
    (letters) => letters.some((one) => one.text.includes(text)),
    "the answer in the mailbox",
  );
  return text;
}

describe("a mailbox that is signed in to by a token", () => {
  test("is read and sent from by a program's own credentials, with one token for both", async () => {
    await answered((await talk()).caseId);
    expect(world.mail.tokens.asked()).toEqual([
      { grant: "client_credentials", scope: "https://mail.example/.default" },
    ]);
    expect((await stateOf()).state).toBe("active");
  });

  test("keeps its tokens unreadable, and shows them to nobody", async () => {
    const { body } = await ground.api("GET", "/api/v1/channel-accounts");
    expect(JSON.stringify([body, await stateOf()])).not.toMatch(/accessToken|clientSecret/);
    const [{ secrets }] = await ground.app.db<[{ secrets: Uint8Array }]>`
      select secrets from channels.account where id = ${accountId}`;
    expect(Buffer.from(secrets).toString("latin1")).not.toContain("accessToken");
  });

  test("is read and sent from by a refresh token that is another one each time, before the token ends", async () => {
    world.mail.tokens.setLife(4);
    await newKeys(byRefreshToken());
    const before = world.mail.tokens.asked().length;
    const { caseId } = await talk();
    for (let n = 0; n < 3; n++) await answered(caseId);
    await until(
      async () => {
        await lookAgain();
        return world.mail.tokens.asked().length;
      },
      (asked) => asked >= before + 3,
      "the third token",
    );
    expect(
      world.mail.tokens
        .asked()
        .slice(before)
        .every(({ grant }) => grant === "refresh_token"),
    ).toBe(true);
    expect((await stateOf()).state).toBe("active");
    await answered(caseId);
  });

  test("asks to sign in again where it is given no token any more; what waits goes with new keys", async () => {
    const { caseId } = await talk();
    world.mail.tokens.setClosed(true);
    await newKeys(byProgram());
    await lookAgain();
    const { why } = await until(stateOf, ({ state }) => state === "sign-in-again", "the account to wait", 30_000);
    expect(why).toContain("gives no token any more");
    world.mail.tokens.setClosed(false);
    const sent = answered(caseId);
    await newKeys(byProgram());
    await sent;
    expect((await stateOf()).state).toBe("active");
  });

  test("does so too where the mailbox is another one's, and asks for no more tokens", async () => {
    world.mail.boxes.open("other@post.example", "a password");
    const { clientId, clientSecret } = world.mail.tokens.letIn("other@post.example");
    await newKeys({ ...byProgram(), clientId, clientSecret });
    const before = world.mail.tokens.asked().length;
    await until(
      async () => {
        await lookAgain();
        return stateOf();
      },
      ({ state }) => state === "sign-in-again",
      "the account to wait",
      30_000,
    );
    expect(world.mail.tokens.asked().length - before).toBe(1);
    await newKeys(byProgram());
  });

  test.each([
    [
      "good ones",
      () => byProgram(),
      [
        ["keys", true],
        ["sending", true],
        ["receiving", true],
      ],
    ],
    [
      "a refresh token",
      () => byRefreshToken(),
      [
        ["keys", true],
        ["sending", true],
        ["receiving", true],
      ],
    ],
    ["a wrong secret", () => ({ ...byProgram(), clientSecret: "no" }), [["keys", false]]],
    ["no such service", () => ({ ...byProgram(), tokenUrl: "token" }), [["keys", false]]],
  ] as const)("is checked before it is kept: %s", async (_, secrets, found) => {
    const body = { kind: "email", externalId: airlineAddress, secrets: secrets() };
    const { body: told } = await ground.api("POST", "/api/v1/channel-accounts/check", body);
    expect(told.checks.map(({ what, isFine }: any) => [what, isFine])).toEqual(found);
    expect(JSON.stringify(told)).not.toContain("accessToken");
  });
});
