/** What tests of proof begin with: a ground with the airline's reservation system, courier and accounts, and customers nobody knows yet. */
import { randomUUID } from "node:crypto";
import { recognise } from "../../server/modules/customers/index.ts";
import { startWorld, type World } from "../../world/world.ts";
import { type Ground, openGround } from "../ground.ts";
import { type Api } from "../call-api.ts";
import { until } from "../until.ts";

export interface Scene {
  ground: Ground;
  world: World;
  agent: Api & { id: string };
  /** Somebody X knows. */
  somebody(name?: string): Promise<string>;
  /** Books for one passenger with a mail address on file, and waits until it is read. */
  book(more?: Partial<Booked>): Promise<Booked>;
  close(): Promise<void>;
}

export interface Booked {
  id: string;
  recordLocator: string;
  surname: string;
  givenName: string;
  email: string;
  loyaltyNumber?: string;
  isAgencys?: boolean;
}

const letters = "BCDFGHJKLMNPQRSTVWXZ";
const newLocator = (): string =>
  Array.from({ length: 6 }, () => letters[Math.floor(Math.random() * letters.length)]).join("");

export async function openScene(options: { worker?: boolean } = {}): Promise<Scene> {
  const world = await startWorld({ seed: 3 });
  const ground = await openGround({ ...options, reservations: world.reservations, courier: world.courier });
  return {
    ground,
    world,
    agent: await ground.as("agent"),
    async somebody(name = "Some Body") {
      const handle = { kind: "x" as const, value: randomUUID(), name, handle: `h${randomUUID().slice(0, 8)}` };
      const [one] = (await recognise(ground.app.db, [handle])).values();
      if (!one) throw new Error("nobody");
      return one.customerId;
    },
    async book(more = {}) {
      const order = {
        recordLocator: newLocator(),
        surname: "Wolkenveld",
        givenName: "Fenna",
        email: `${randomUUID().slice(0, 8)}@mail.invalid`,
        ...more,
      };
      const { id } = world.reservations.book({
        recordLocator: order.recordLocator,
        passengers: [
          {
            surname: order.surname,
            givenName: order.givenName,
            ...(order.loyaltyNumber && { loyaltyNumber: order.loyaltyNumber }),
            ...(!order.isAgencys && { email: order.email }),
          },
        ],
        legs: [{ flight: "Q0940", date: new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10) }],
        ...(order.isAgencys && {
          agency: { name: "Zephyr", number: "99912345", email: "desk@zephyr.invalid", phone: "+447700900999" },
        }),
      });
      await until(
        () => ground.app.db`select from bookings.booking where id = ${id}`,
        (rows) => rows.length === 1,
        "the booking to be read",
      );
      return { id, ...order };
    },
    async close() {
      await ground.close();
      await world.close();
    },
  };
}
