/** What tests of payments begin with: a ground with the world's providers and reservation system, somebody who wrote in private and has shown who they are, and an agent who answers them. */
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Fulfilments, PaymentProvider } from "../../server/modules/payments/index.ts";
import { startWorld, type World } from "../../world/world.ts";
import type { Page } from "../../world/payments/book.ts";
import { type Api } from "../call-api.ts";
import { type Ground, openGround } from "../ground.ts";
import { talkOn } from "../talk.ts";
import { until } from "../until.ts";

type Kind = "stripe" | "adyen" | "mollie";

export interface Scene {
  ground: Ground;
  world: World;
  agent: Api & { id: string };
  lead: Api & { id: string };
  /** Somebody new who wrote in private, and has proved who they are unless told otherwise. */
  somebody(options?: { isProved?: boolean; text?: string; language?: string }): Promise<Someone>;
  /** Asks for a payment; gives the answer as it came. */
  ask(caseId: string, more?: object, by?: Api): Promise<{ status: number; body: any }>;
  /** The payment once it stands so. */
  stands(caseId: string, paymentId: string, state: string): Promise<any>;
  /** The link as it went out to them, and to nobody else. */
  linkTo(someone: Someone): Promise<string>;
  /** From now on new requests go there. */
  useProvider(kind: Kind): void;
  /** The provider's page of a request. */
  pageOf(paymentId: string): Promise<Page>;
  close(): Promise<void>;
}

export interface Someone {
  handle: string;
  caseId: string;
  customerId: string;
}

export const phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148";

const letters = "BCDFGHJKLMNPQRSTVWXZ";
const newLocator = (): string =>
  Array.from({ length: 6 }, () => letters[Math.floor(Math.random() * letters.length)]).join("");

export async function openScene({ fulfilments }: { fulfilments?: Fulfilments } = {}): Promise<Scene> {
  const world = await startWorld({ rate: 0, seed: 5, firstPauseMs: 50 });
  const ground = await openGround({
    reservations: world.reservations,
    payments: world.payments.accounts(),
    ...(fulfilments && { fulfilments }),
  });
  await world.connectTo({ api: ground.url, token: ground.adminToken });
  // More is said here in a minute than X lets an account say in a quarter of an hour.
  world.setLimits("roomy");
  const talk = talkOn(ground);
  const agent = await ground.as("agent", "Lena");
  const lead = await ground.as("lead", "Bo");

  const prove = async ({ caseId, customerId }: Someone): Promise<void> => {
    const recordLocator = newLocator();
    const { id } = world.reservations.book({
      recordLocator,
      passengers: [{ surname: "Wolkenveld", givenName: "Fenna" }],
      legs: [{ flight: "Q0940", date: new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10) }],
    });
    await until(
      () => ground.app.db`select from bookings.booking where id = ${id}`,
      (rows) => rows.length === 1,
      "the booking to be read",
    );
    const { body } = await agent("POST", `/api/v1/customers/${customerId}/proof/booking`, {
      recordLocator,
      surname: "Wolkenveld",
      caseId,
    });
    expect(body).toMatchObject({ status: "proved" });
  };
  const sendAll = async (): Promise<void> => {
    await ground.app.db`update channels.outgoing set send_after = platform.now() where state = 'pending'`;
    ground.app.ring("outgoing");
  };

  return {
    ground,
    world,
    agent,
    lead,
    async somebody({ isProved = true, text = "Ik wil graag betalen voor mijn tweede koffer", language = "nl" } = {}) {
      const handle = `p${randomUUID().slice(0, 8)}`;
      world.addPassenger({ handle, name: "Fenna W", language, acceptsMessages: true });
      const { caseId, author } = await talk.message(world.sendMessage({ as: handle, text }).id);
      const { customerId } = await talk.caseOf(caseId);
      expect(author).toBeDefined();
      const someone = { handle, caseId, customerId };
      if (isProved) await prove(someone);
      return someone;
    },
    ask: (caseId, more = {}, by = agent) =>
      by("POST", `/api/v1/cases/${caseId}/payments`, {
        id: randomUUID(),
        money: { amount: "4500", currency: "EUR" },
        purpose: { kind: "other", reference: null },
        about: "Tweede koffer, 23 kg",
        minutes: 60,
        ...more,
      }),
    stands: (caseId, paymentId, state) =>
      until(
        async () => {
          await sendAll();
          const { body } = await agent("GET", `/api/v1/cases/${caseId}/payments`);
          return body.items.find(({ id }: any) => id === paymentId);
        },
        (payment) => payment?.state === state,
        `the payment to be ${state}`,
      ),
    async linkTo({ handle }) {
      const found = await until(
        async () => {
          await sendAll();
          return world
            .received()
            .messages.filter(({ to }) => to === handle)
            .map(({ text }) => /\/pay\/[\w-]{22}/.exec(text)?.[0])
            .findLast((link) => link !== undefined);
        },
        (link) => link !== undefined,
        "the link at the customer",
      );
      return ground.url + (found ?? "");
    },
    useProvider(kind) {
      const providers = ground.app.providers as Map<string, PaymentProvider>;
      const all = [...providers].toSorted(([a], [b]) => Number(b === kind) - Number(a === kind));
      providers.clear();
      for (const [name, one] of all) providers.set(name, one);
    },
    pageOf: (paymentId) =>
      until(
        async () => {
          const [row] = await ground.app.db<{ hostedId: string | null }[]>`
            select hosted_id from payments.request where id = ${paymentId}`;
          return world.payments.pages().find(({ id }) => id === row?.hostedId) as Page;
        },
        (page) => page !== undefined,
        "the provider's page",
      ),
    async close() {
      await world.close();
      await ground.close();
    },
  };
}
