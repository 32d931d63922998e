import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Money } from "../../contract/money.ts";
import { countSales, eraseSales, exportSales } from "../../server/modules/insights/index.ts";
import { openScene, type Scene, type Someone } from "../payments/scene.ts";
import { until } from "../until.ts";

interface Settled {
  kind: string;
  bookingId?: string;
  due?: Money;
  refund?: Money;
  paid?: true;
}

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const operationsOf = async ({ caseId }: Someone): Promise<any[]> =>
  (await scene.agent("GET", `/api/v1/booking-operations?caseId=${caseId}&limit=50`)).body.items;

const counted = async (query: string, by = scene.lead): Promise<any[]> =>
  (await by("GET", `/api/v1/figures/sales/counted?limit=50&${query}`)).body.items;

const figures = async (query: string, by = scene.lead): Promise<any> =>
  (await by("GET", `/api/v1/figures/sales?${query}`)).body;

/** Their sales once there are so many lines of them. */
const salesOf = ({ caseId }: Someone, lines: number): Promise<any[]> =>
  until(
    async () => (await counted("")).filter((one) => one.caseId === caseId),
    (found) => found.length === lines,
    `${lines} lines of this case`,
  );

/** Sold from an offer, and its tickets waiting for the payment. */
async function sell(someone: Someone): Promise<any> {
  const { body: found } = await scene.agent("POST", "/api/v1/offers", {
    slices: [{ from: "LHR", to: "AMS", date: inDays(7) }],
    passengers: ["adult"],
  });
  const { status, body } = await scene.agent("POST", "/api/v1/booking-operations", {
    id: randomUUID(),
    bookingId: null,
    caseId: someone.caseId,
    customerId: someone.customerId,
    expectedVersion: null,
    why: "they asked",
    change: {
      kind: "sell",
      offerId: found.items[0].id,
      passengers: [{ kind: "adult", surname: "Wolkenveld", givenName: "Fenna" }],
      contacts: [{ kind: "email", value: "fenna@mail.invalid", language: "nl" }],
    },
  });
  expect(status, JSON.stringify(body)).toBe(200);
  return until(
    async () => (await operationsOf(someone)).find(({ kind, waitsFor }) => kind === "issue" && waitsFor === "payment"),
    (issue) => issue !== undefined,
    "the tickets to wait for their payment",
  );
}

async function pay(someone: Someone, issue: any): Promise<string> {
  const { status, body } = await scene.ask(someone.caseId, {
    money: issue.due,
    purpose: { kind: "issue", reference: issue.id },
    about: null,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  await scene.stands(someone.caseId, body.id, "sent");
  scene.world.payments.pay((await scene.pageOf(body.id)).id);
  await scene.stands(someone.caseId, body.id, "fulfilled");
  return body.id;
}

describe("a trip sold in the conversation", () => {
  test("is counted once for the channel and the colleague, with its reason; what is given back comes off it, to nothing", async () => {
    const someone = await scene.somebody({ text: "Ik wil graag naar Amsterdam vliegen" });
    const issue = await sell(someone);
    const paymentId = await pay(someone, issue);
    const [sale] = await salesOf(someone, 1);
    expect(sale).toMatchObject({
      kind: "trip",
      price: issue.due,
      home: issue.due,
      rate: "1",
      first: "x",
      assisting: [],
      last: "x",
      effect: "made",
      reason: "sold-by-agent",
      agentName: "Lena",
    });
    // Told twice it is counted once.
    await Promise.all([1, 2].map(() => countSales(scene.ground.app, [{ operationId: issue.id, bookingId: "" }])));
    expect(await salesOf(someone, 1)).toHaveLength(1);

    const { amount } = issue.due;
    const part = String(BigInt(amount) / 3n);
    const giveBack = (more: object) =>
      scene.lead("POST", `/api/v1/payments/${paymentId}/refund`, { id: randomUUID(), reason: "goodwill", ...more });
    expect((await giveBack({ amount: part })).status).toBeLessThan(300);
    const [back] = await salesOf(someone, 2);
    expect(back).toMatchObject({ price: { amount: `-${part}` }, last: "x", effect: "made", agentName: "Lena" });
    expect((await giveBack({})).status).toBeLessThan(300);
    await salesOf(someone, 3);
    const { total, items } = await figures("by=channel");
    expect(total).toMatchObject({ n: 1, sold: amount, refunded: `-${amount}`, net: "0", made: "0" });
    expect(items).toMatchObject([{ group: "x", sold: amount, net: "0", first: "0", assisting: "0" }]);
    await expect(
      scene.ground.app.db`update insights.sale set amount = 1 where source_id = ${issue.id}`,
    ).rejects.toThrow(/does not change/);
  });
});

describe("what was not sold for money of ours", () => {
  let someone: Someone;
  /** An operation as the ledger leaves it. */
  async function settled(more: Settled): Promise<string> {
    const id = randomUUID();
    const bookingId = more.bookingId ?? id;
    const { db } = scene.ground.app;
    await db`
      insert into bookings.operation (id, hash, booking_id, case_id, customer_id, kind, change, state, outcome, due, payment, refund, by_kind, by_id,
        why, settled_at, due_at)
      values (${id}, 'x', ${bookingId}, ${someone.caseId}, ${someone.customerId}, ${more.kind}, '{}', 'prepared', null,
        ${more.due ? db.json(more.due) : null}, ${more.paid ? db.json({}) : null},
        ${more.refund ? db.json(more.refund) : null}, 'agent', ${scene.agent.id}, 'they asked', null, null)`;
    for (const state of ["sent", "confirmed"])
      await db`
        update bookings.operation set state = ${state}, is_under_way = ${state === "sent"}, outcome = ${state === "sent" ? null : "done"},
          settled_at = case when ${state === "confirmed"} then platform.now() end where id = ${id}`;
    await countSales(scene.ground.app, [{ operationId: id, bookingId }]);
    return id;
  }

  beforeAll(async () => {
    someone = await scene.somebody({ text: "Kan ik een dag later vliegen?" });
  });

  test("a booking moved at no cost is saved; a foreign one waits for its day's rate, keeps it, and comes off at the same", async () => {
    const { lead, agent, ground } = scene;
    await settled({ kind: "rebook", due: { amount: "4000", currency: "EUR" } });
    await settled({ kind: "remark" });
    const bookingId = randomUUID();
    await settled({ kind: "seats", bookingId, due: { amount: "10001", currency: "USD" }, paid: true });
    await settled({ kind: "cancel", bookingId, refund: { amount: "3333", currency: "USD" } });
    const lines = await salesOf(someone, 3);
    expect(lines.map(({ kind, price, home }) => [kind, price.amount, home])).toEqual([
      ["seats", "-3333", null],
      ["seats", "10001", null],
      ["saved", "0", { amount: "0", currency: "EUR" }],
    ]);
    expect((await figures("by=kind")).notConverted).toEqual([{ currency: "USD", n: 1, net: "6668" }]);
    const day = new Date(lines[1].at).toISOString().slice(0, 10);
    const rates = (rate: string, by = lead) =>
      by("PUT", "/api/v1/settings/sales/rates", { items: [{ day, currency: "USD", rate }] });
    expect((await rates("0.92", agent)).status).toBe(403);
    expect((await rates("0")).status).toBe(400);
    expect((await rates("0.92")).body).toEqual({ taken: 1 });
    expect((await rates("0.5")).status).toBe(200);
    expect((await agent("GET", "/api/v1/settings/sales/rates")).body.items).toEqual([
      { day, currency: "USD", rate: "0.5" },
    ]);
    await settled({ kind: "cancel", bookingId, refund: { amount: "6668", currency: "USD" } });
    expect((await salesOf(someone, 4)).map(({ home, rate }) => [home.amount, rate])).toEqual([
      ["-6135", "0.92"],
      ["-3066", "0.92"],
      ["9201", "0.92"],
      ["0", "1"],
    ]);
    const { total, notConverted } = await figures("by=kind");
    expect([total.n, total.saved, total.net, notConverted]).toEqual([3, 1, "0", []]);
    const [noted] = await ground.app.db`
      select action, detail from staff.audit where action like 'settings.rates' order by id desc limit 1`;
    expect(noted).toEqual({ action: "settings.rates", detail: "1 rates" });
  });

  test("is told by channel, colleague, kind, day and week alike; agents see themselves, and a page leads to the next", async () => {
    const other = await scene.ground.as("agent", "Somebody else");
    for (const by of ["channel", "agent", "kind", "day", "week"]) {
      const { total, items } = await figures(`by=${by}&zone=Europe/Amsterdam`);
      const sum = (of: "net" | "sold" | "n"): number =>
        items.reduce((all: number, one: any) => all + Number(one[of]), 0);
      expect([by, sum("net"), sum("sold"), sum("n")]).toEqual([by, Number(total.net), Number(total.sold), total.n]);
    }
    const overTime = async (query: string, by = scene.lead): Promise<any> =>
      (await by("GET", `/api/v1/figures/sales/over-time?zone=Europe/Amsterdam&${query}`)).body;
    const year = `from=${new Date(Date.now() - 364 * 86_400_000).toISOString()}`;
    for (const asked of ["by=all", "by=channel", "by=agent", "by=kind", `by=kind&${year}`, "by=channel&channel=x"]) {
      const { begins, items } = await overTime(asked);
      const { total } = await figures(asked.replace("by=all", "by=kind"));
      const sum = items.reduce(
        (all: number, { net }: any) => net.reduce((a: number, b: string) => a + Number(b), all),
        0,
      );
      expect([asked, sum]).toEqual([asked, Number(total.net)]);
      expect(items.every(({ net }: any) => net.length === begins.length)).toBe(true);
      expect([...begins].toSorted()).toEqual(begins);
    }
    expect(await overTime("by=agent")).toMatchObject({ step: "day", items: [{ group: scene.agent.id, name: "Lena" }] });
    expect((await overTime(`by=all&${year}`)).step).toBe("week");
    expect((await overTime("by=agent", other)).items).toEqual([]);
    expect((await overTime(`by=all&agent=${scene.agent.id}`, other)).code).toBe("figures.not-yours");
    expect((await figures("by=agent")).items).toMatchObject([{ group: scene.agent.id, name: "Lena" }]);
    expect((await figures("by=agent", other)).items).toEqual([]);
    expect((await other("GET", `/api/v1/figures/sales?agent=${scene.agent.id}`)).body.code).toBe("figures.not-yours");
    expect((await counted("channel=x", other))[0].agentName).toBeNull();
    expect(await counted("channel=x&part=assisting")).toEqual([]);
    const first = await scene.lead("GET", "/api/v1/figures/sales/counted?limit=2&kind=seats");
    const next = await counted(`kind=seats&cursor=${first.body.nextCursor}`);
    expect([...first.body.items, ...next]).toEqual(await counted("kind=seats"));
    expect((await scene.lead("PUT", "/api/v1/settings/sales", { currency: "USD" })).status).toBe(200);
    expect((await figures("by=kind")).total.n).toBe(0);
    await scene.lead("PUT", "/api/v1/settings/sales", { currency: "EUR" });
  });

  test("is theirs to read, and nobody's once they are erased: the money stays", async () => {
    const { db } = scene.ground.app;
    const { net, sold } = (await figures("")).total;
    expect(await exportSales(db, [someone.customerId])).toHaveLength(4);
    expect(await eraseSales(db, [someone.customerId])).toEqual({ sales: 4 });
    expect(await eraseSales(db, [someone.customerId])).toEqual({});
    expect(await exportSales(db, [someone.customerId])).toEqual([]);
    expect((await figures("")).total).toMatchObject({ net, sold });
  });

  test("a year of a hundred thousand is read by an index, and added up in a moment", async () => {
    const { db } = scene.ground.app;
    await db`
      insert into insights.sale (source_id, kind, at, amount, currency, home_amount, home_currency, rate, first_channel, assisting, last_channel,
        effect, reason)
      select gen_random_uuid(), 'seats', platform.now() - n * interval '5 minutes', n, 'EUR', n, 'EUR', 1, 'x', '{email}', 'telegram', 'made',
        'sold-by-agent' from generate_series(1, 100000) n`;
    await db`analyze insights.sale`;
    const rows = await db<{ "QUERY PLAN": string }[]>`
      explain select id from insights.sale s where s.at >= platform.now() - interval '30 days' and s.at < platform.now() order by at desc, id desc limit 51`;
    expect(JSON.stringify(rows)).toContain("sale_at");
    const from = new Date(Date.now() - 365 * 86_400_000).toISOString();
    const { items } = await figures(`from=${from}&by=channel`);
    expect(items.find(({ group }: any) => group === "email")).toMatchObject({ n: 0, net: "0", first: "0" });
    expect(items.find(({ group }: any) => group === "telegram").net).toBe(String((100_000 * 100_001) / 2));
  });
});
