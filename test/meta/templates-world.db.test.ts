import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startWorld, type World } from "../../world/world.ts";
import { type Ground, moveClock, openGround } from "../ground.ts";
import { until } from "../until.ts";

let ground: Ground;
let world: World;
let accounts: Map<string, any>;
let lead: Awaited<ReturnType<Ground["as"]>>;

beforeAll(async () => {
  ground = await openGround();
  world = await startWorld({ rate: 0, seed: 7, firstPauseMs: 50, meta: true });
  await world.connectTo({ api: ground.url, token: ground.adminToken });
  const list = await until(
    () => ground.api("GET", "/api/v1/channel-accounts").then(({ body }) => body.items),
    (items) => ["messenger", "whatsapp"].every((kind) => items.some((one: any) => one.kind === kind)),
    "both to be connected",
  );
  accounts = new Map(list.map((one: any) => [one.kind, one]));
  world.meta.setRules({ reviewMs: 0 });
  lead = await ground.as("lead");
}, 60_000);
afterAll(async () => {
  await world.close();
  await ground.close();
});

function somebody(): string {
  const handle = `p${randomUUID().slice(0, 8)}`;
  world.addPassenger({ handle, name: "Ada Nordmann", language: "en", acceptsMessages: true });
  return handle;
}

const message = (externalId: string): Promise<any> =>
  until(
    () =>
      ground
        .api("GET", `/api/v1/messages?externalId=${encodeURIComponent(externalId)}`)
        .then(({ body }) => body.items[0]),
    (found) => found !== undefined,
    `the message ${externalId}`,
  );

const stateOf = async (id: string): Promise<any> => {
  const { body } = await lead("GET", "/api/v1/templates");
  return body.items.find((one: any) => one.id === id).approvals[0];
};

/** A notice of a flight with two buttons, handed in at this channel and looked at. */
async function approved(place: "whatsapp" | "messenger"): Promise<{ id: string; name: string }> {
  const [id, name] = [randomUUID(), `late_${randomUUID().replaceAll("-", "").slice(0, 10)}`];
  const added = await lead("POST", "/api/v1/templates", {
    id,
    name,
    category: "utility",
    variables: [
      { name: "flight", source: "flight.number", example: "Q0 731" },
      { name: "time", source: "typed", example: "15:20" },
    ],
    texts: [
      {
        language: "en",
        header: "Your flight leaves later",
        body: "Your flight {{flight}} now leaves at {{time}}. You can rebook for nothing, or travel as planned.",
        footer: "Halcyra Air",
        buttons: [
          { kind: "reply", text: "Rebook me" },
          { kind: "reply", text: "I will wait" },
        ],
      },
    ],
  });
  expect(added.status, JSON.stringify(added.body)).toBe(201);
  const channelAccountId = accounts.get(place).id;
  expect((await lead("POST", `/api/v1/templates/${id}/submit`, { channelAccountId })).status).toBe(200);
  await until(
    async () => {
      await lead("POST", "/api/v1/templates/sync");
      return stateOf(id);
    },
    (approval) => approval?.state === "approved",
    "the approval",
  );
  return { id, name };
}

/** Somebody who wrote two days ago: nothing but a template can go. */
async function longAgo(place: "whatsapp" | "messenger"): Promise<{ as: string; caseId: string }> {
  const as = somebody();
  const written = world.meta.sendMessage({ as, place, text: "Does my flight leave on time?" });
  const { caseId } = await message(written.id);
  return { as, caseId };
}

async function send(
  place: string,
  caseId: string,
  templateId: string,
  values: object = { flight: "Q0 731", time: "15:20" },
) {
  const id = randomUUID();
  const { body: theCase } = await ground.api("GET", `/api/v1/cases/${caseId}`);
  const answer = await ground.api("POST", `/api/v1/cases/${caseId}/replies`, {
    id,
    visibility: "private",
    accountId: accounts.get(place).id,
    readTo: theCase.readTo,
    template: { id: templateId, language: "en", values },
  });
  if (answer.status !== 201) return { refused: answer.body, id, delivery: null };
  await ground.app.db`update channels.outgoing set send_after = platform.now() where id = ${id} and state = 'pending'`;
  ground.app.ring("outgoing");
  const found = await until(
    () =>
      ground.api("GET", `/api/v1/cases/${caseId}`).then(({ body }) => body.messages.find((one: any) => one.id === id)),
    (one) => one?.delivery.state !== "pending",
    "the vendor's answer",
  );
  return { refused: null, id, delivery: found.delivery, externalId: found.externalId };
}

describe.each(["whatsapp", "messenger"] as const)("a template on %s", (place) => {
  test("arrives filled in with its buttons when nothing else may, and a button pressed is a message of its case", async () => {
    const { id } = await approved(place);
    const { as, caseId } = await longAgo(place);
    await moveClock(ground.app, "8 days");
    const sent = await send(place, caseId, id);
    expect(sent.refused).toBeNull();
    expect(["accepted", "delivered"]).toContain(sent.delivery.state);
    const text = "Your flight Q0 731 now leaves at 15:20. You can rebook for nothing, or travel as planned.";
    const arrived = await until(
      () => Promise.resolve(world.meta.received().messages.findLast((one) => one.to === as)),
      (one) => one !== undefined,
      "it at the passenger's",
    );
    expect(JSON.stringify(arrived)).toContain(text);
    expect(arrived).toMatchObject({ place, failed: null });

    world.meta.press(as, arrived?.id ?? "", "Rebook me");
    const theCase = await until(
      () => ground.api("GET", `/api/v1/cases/${caseId}`).then(({ body }) => body),
      ({ messages }) => messages.some((one: any) => one.direction === "inbound" && one.text === "Rebook me"),
      "what was pressed",
    );
    expect(theCase.state).toBe("open");
    expect(theCase.messages.find((one: any) => one.text === "Rebook me").told).toMatchObject({
      pressed: expect.anything(),
    });
  });

  test.each([
    ["paused", "PAUSED"],
    ["taken away", "DISABLED"],
  ] as const)("that was %s since does not go, and its writer hears why", async (_what, status) => {
    const { id, name } = await approved(place);
    const { as, caseId } = await longAgo(place);
    world.meta.decideTemplate({ place, name }, { status });
    const sent = await send(place, caseId, id);
    const why = sent.refused ? sent.refused.details.why : sent.delivery.code;
    expect(why).toBe("template-unusable");
    expect(world.meta.received().messages.filter((one) => one.to === as)).toEqual([]);
  });

  test("that is refused at its review stands as such with the reason, and cannot be chosen", async () => {
    const { id, name } = await approved(place);
    world.meta.decideTemplate({ place, name }, { status: "REJECTED", reason: "TAG_CONTENT_MISMATCH" });
    await until(
      async () => {
        await lead("POST", "/api/v1/templates/sync");
        return stateOf(id);
      },
      (approval) => approval.state === "rejected",
      "the refusal",
    );
    expect((await stateOf(id)).why).toBe("TAG_CONTENT_MISMATCH");
    const { caseId } = await longAgo(place);
    const sent = await send(place, caseId, id);
    expect(sent.refused).toMatchObject({ code: "cases.not-clear", details: { why: "template-unusable" } });
  });
});
