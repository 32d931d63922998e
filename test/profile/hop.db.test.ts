import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { headerOf, type MailScene, openMail } from "../email/scene.ts";
import { openWorld } from "../ground.ts";
import { until } from "../until.ts";

let scene: MailScene;
let world: Awaited<ReturnType<typeof openWorld>>;

beforeAll(async () => {
  scene = await openMail();
  world = await openWorld(scene.ground);
  world.setLimits("roomy");
});
afterAll(async () => {
  await world.close();
  // The mail server waits for its callers to hang up.
  await scene.close();
}, 150_000);

const mailOf = (id: string, text: string, more: readonly string[] = []) => [
  "From: Anna de Vries <anna@example.com>",
  "To: care@airline.example",
  "Subject: My suitcase",
  `Message-ID: <${id}>`,
  // Mail knows no parts of a second; one that says it comes from the future was written when we got it.
  `Date: ${new Date(Date.now() + 1000).toUTCString()}`,
  ...more,
  "",
  text,
];

describe("a passenger who tweets, writes in private and then mails about the same suitcase", () => {
  test("has one case, one clock and one stream, and is answered by mail unless the agent chooses X", async () => {
    const { ground } = scene;
    const handle = `p${randomUUID().slice(0, 8)}`;
    world.addPassenger({ handle, name: "Anna de Vries" });
    world.writePost({
      as: handle,
      text: `@${world.brand.handle} My suitcase did not arrive in Amsterdam, where is my bag?`,
    });
    const onX: any = await until(
      () =>
        ground
          .api("GET", "/api/v1/cases?limit=50")
          .then(({ body }) => body.items.find(({ customer }: any) => customer.handle === handle)),
      Boolean,
      "the case on X",
    );
    world.sendMessage({ as: handle, text: "The tag of the bag is 0999123456." });
    // What is said on two channels at once comes in any order; here the mail is the later one.
    await scene.caseOf(onX.id, ({ threads }) => threads.length === 2);
    const id = `${randomUUID()}@example.com`;
    await scene.deliver(mailOf(id, "My suitcase is still missing, where is my bag?"));
    const mail = await scene.message(`<${id}>`);
    const byMail = await scene.caseOf(mail.caseId);
    expect(byMail.id).not.toBe(onX.id);
    const { body: suggested } = await ground.api("GET", `/api/v1/customers/${onX.customerId}/suggestions`);
    // They share nothing yet but a name that nobody else has.
    expect(suggested.items).toMatchObject([{ customerId: mail.customerId, sharesIdentifier: false }]);
    // A mail proves nothing by itself: a colleague says that they are one, and the machine sees that it is one matter.
    await ground.api("POST", `/api/v1/customers/${onX.customerId}/merge`, {
      otherId: mail.customerId,
      reason: "They said so.",
    });
    const joined = await scene.caseOf(onX.id, ({ threads }) => threads.length === 3);
    expect(joined.waitingSince).toBe(onX.waitingSince);
    expect(joined.channel).toBe("email");
    expect(joined.elsewhere.map(({ channel }: any) => channel)).toEqual(["x"]);
    expect(joined.messages.map(({ channel, visibility }: any) => `${channel} ${visibility}`)).toEqual([
      "x public",
      "x private",
      "email private",
    ]);
    const sentBefore = scene.sent.length;
    const answer = await scene.answer(onX.id, "It is on its way to you.");
    expect([answer.channel, answer.delivery.state]).toEqual(["email", "accepted"]);
    const sent = scene.sent[sentBefore];
    expect(sent?.to).toEqual(["anna@example.com"]);
    expect(headerOf(sent?.mail ?? "", "In-Reply-To")).toBe(`<${id}>`);
    await scene.caseOf(onX.id, ({ state }) => state === "waiting");

    const again = `${randomUUID()}@example.com`;
    await scene.deliver(mailOf(again, "When will it be here?", [`In-Reply-To: <${id}>`, `References: <${id}>`]));
    expect((await scene.message(`<${again}>`)).caseId).toBe(onX.id);
    const post = joined.threads.find(({ visibility }: any) => visibility === "public");
    const { readTo } = await scene.caseOf(onX.id);
    const chosen = { id: randomUUID(), visibility: "public", text: "Tomorrow.", threadId: post.id, readTo };
    expect((await ground.api("POST", `/api/v1/cases/${onX.id}/replies`, chosen)).status).toBe(201);
    await until(
      async () => world.received().posts.filter(({ to }) => to === handle),
      (all) => all.length === 1,
      "the answer in public",
    );
  });
});
