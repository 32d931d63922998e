/** `/webhooks/payments/...`: the providers' door. Checked over the raw bytes, kept, and answered after the commit. */
import type { FastifyRequest } from "fastify";
import type { Server } from "../../platform/http/server.ts";
import type { PaymentsContext } from "./context.ts";
import { keepDelivery } from "./deliveries.ts";
import { NotGenuine, UnknownProvider } from "./problems.ts";

type Params = { provider: string; requestId?: string };

const isId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export async function servePaymentWebhooks(server: Server, app: PaymentsContext): Promise<void> {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    for (const path of ["/webhooks/payments/:provider", "/webhooks/payments/:provider/:requestId"])
      scope.post<{ Params: Params }>(path, { schema: { hide: true } }, async (request, reply) => {
        const provider = app.providers.get(request.params.provider);
        if (!provider) throw UnknownProvider();
        const raw = rawRequest(request);
        const heard = provider.hear(raw, new Date());
        if (heard.status === "forged") throw NotGenuine();
        const about = provider.signs ? null : await findAsked(app, provider.kind, request.params.requestId);
        // Of what we know nothing of, nothing is kept; whoever tries learns nothing.
        if (provider.signs || about)
          await keepDelivery(app, {
            provider: provider.kind,
            eventId: heard.eventId,
            requestId: about,
            body: raw.body,
          });
        return reply.code(200).type("text/plain").send(provider.answer);
      });
  });
}

async function findAsked({ db }: PaymentsContext, provider: string, id: string | undefined): Promise<string | null> {
  if (!id || !isId.test(id)) return null;
  const [row] = await db<{ id: string }[]>`
    select id from payments.request where id = ${id} and provider = ${provider} and hosted_id is not null`;
  return row?.id ?? null;
}

function rawRequest({ headers, body }: FastifyRequest): { headers: Record<string, string>; body: Buffer } {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) if (typeof value === "string") kept[name] = value;
  return { headers: kept, body: Buffer.isBuffer(body) ? body : Buffer.alloc(0) };
}
