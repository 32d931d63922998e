/** `/webhooks/reservations`: where the reservation system tells by itself that something happened. Checked, kept as it came, and answered after the commit. */
import type { FastifyRequest } from "fastify";
import type { Server } from "../../platform/http/server.ts";
import type { BookingsContext } from "./context.ts";
import { keepBookingDelivery } from "./deliveries.ts";
import { NoBookingWebhook, NotFromSystem } from "./problems.ts";
import type { BookingWebhook, RawDelivery } from "./reservation-system.ts";

/** No order is larger. */
const largest = 5 * 1024 * 1024;

export async function serveBookingWebhook(server: Server, app: BookingsContext): Promise<void> {
  const connected = (): BookingWebhook => {
    const webhook = app.reservations?.webhook;
    if (!webhook) throw NoBookingWebhook();
    return webhook;
  };
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    scope.post(
      "/webhooks/reservations",
      {
        schema: { hide: true },
        bodyLimit: largest,
        // Before the body is read: nobody fills our memory where nothing is expected.
        onRequest: async () => void connected(),
      },
      async (request, reply) => {
        const delivery = rawDelivery(request);
        if (!connected().isGenuine(delivery)) throw NotFromSystem();
        await keepBookingDelivery(app, delivery.body);
        return reply.code(200).type("text/plain").send("");
      },
    );
  });
}

function rawDelivery({ headers, body }: FastifyRequest): RawDelivery {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) if (typeof value === "string") kept[name] = value;
  return { headers: kept, body: Buffer.isBuffer(body) ? body : Buffer.alloc(0) };
}
