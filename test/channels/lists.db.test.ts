import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lookAtLists } from "../../server/modules/channels/index.ts";
import type { World } from "../../world/world.ts";
import { type Ground, openGround, openWorld } from "../ground.ts";
import { until } from "../until.ts";

let ground: Ground;
let world: World & { accountId: string };

beforeAll(async () => {
  ground = await openGround();
  world = await openWorld(ground);
  await lookAgain();
});

afterAll(async () => {
  await world.close();
  await ground.close();
});

/** As if a minute had passed. */
async function lookAgain(): Promise<void> {
  await ground.app.db`update channels.account set looked_at = null`;
  await until(
    () => lookAtLists(ground.app),
    (wasDue) => !wasDue,
    "no list to be due",
  );
  await until(
    () => ground.app.db`select read_to from channels.account where id = ${world.accountId}`,
    ([row]) => row?.["readTo"] !== null,
    "the list to be read",
  );
}

const find = (externalId: string) =>
  ground.api("GET", `/api/v1/messages?externalId=${externalId}`).then(({ body }) => body.items);

describe("the vendor's own list", () => {
  test("brings what no webhook told, once, and in order, to the same person's case", async () => {
    const handle = `p${randomUUID().slice(0, 8)}`;
    world.addPassenger({ handle });
    const told = world.writePost({ as: handle, text: `@${world.brand.handle} where is my bag?` });
    await until(
      () => find(told.id),
      (items) => items.length === 1,
      "the told one",
    );
    world.setWebhooks({ mode: "lost" });
    const untold = ["it is red", "and it has a blue ribbon, can you find it?"].map((text) =>
      world.writePost({ as: handle, text: `@${world.brand.handle} ${text}`, replyToId: told.id }),
    );
    await lookAgain();
    await lookAgain();
    const [first, second] = await Promise.all(
      untold.map(({ id }) =>
        until(
          () => find(id),
          (items) => items.length > 0,
          "the untold one",
        ),
      ),
    );
    const [opening] = await find(told.id);
    expect(first).toHaveLength(1);
    expect(first[0].caseId).toBe(opening.caseId);
    expect(second[0].caseId).toBe(opening.caseId);
    const rows = await ground.app
      .db`select external_id from cases.message where case_id = ${opening.caseId} order by seq`;
    expect(rows.map((row) => row["externalId"])).toEqual([told.id, ...untold.map(({ id }) => id)]);
    world.setWebhooks({ mode: "on" });
  });
});
