/** `/webhooks/{kind}/{account}`: the vendors' door. The handshake by GET, deliveries by POST, nothing else. */
import type { FastifyRequest } from "fastify";
import type { Server } from "../../platform/http/server.ts";
import { findAccount } from "./accounts.ts";
import type { Channel } from "./channel.ts";
import type { ChannelAccount } from "./channel-account.ts";
import type { RawRequest } from "./entry.ts";
import type { ChannelsContext } from "./context.ts";
import { openIntake } from "./intake.ts";
import { AccountNotFound, NotGenuine } from "./problems.ts";
import type { Pool } from "../../platform/db.ts";

type Params = { kind: string; accountId: string };

/** Kept as they came: what a vendor signs and names, nothing that could hold a secret of ours: Telegram's header is one. */
const keptHeaders = /^(content-type|user-agent|date|x-(twitter|hub|line|kakao|vk|li|amz|request).*)$/;

/** How long an account is remembered between two looks at the database, in milliseconds. */
const memory = 10_000;

export async function serveWebhooks(server: Server, app: ChannelsContext & { db: Pool }): Promise<void> {
  const intake = openIntake(app.db, () => app.ring("deliveries"));
  const find = rememberAccounts(app);

  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));

    scope.get<{ Params: Params }>("/webhooks/:kind/:accountId", { schema: { hide: true } }, async (request, reply) => {
      const { channel, account } = await find(request.params);
      const answer = channel.handshake(request.query as Record<string, string>, account);
      if (!answer) throw AccountNotFound();
      return reply.code(answer.status).type(answer.contentType).send(answer.body);
    });

    for (const { kind, largestDelivery } of app.channels.values())
      scope.post<{ Params: Omit<Params, "kind"> }>(
        `/webhooks/${kind}/:accountId`,
        {
          schema: { hide: true },
          ...(largestDelivery && { bodyLimit: largestDelivery }),
          // Before the body is read: nobody fills our memory at an address that is none.
          onRequest: async ({ params }) => void (await find({ kind, ...params })),
        },
        async (request, reply) => {
          const { channel, account } = await find({ kind, ...request.params });
          const raw = rawRequest(request);
          if (!channel.isGenuine(raw, account)) throw NotGenuine();
          await intake.append({ accountId: account.id, headers: pick(raw.headers), body: raw.body });
          return reply.code(200).type("text/plain").send("");
        },
      );
    scope.post("/webhooks/:kind/:accountId", { schema: { hide: true } }, () => Promise.reject(AccountNotFound()));
  });
}

function rawRequest(request: FastifyRequest): RawRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === "string") headers[name] = value;
  return { headers, body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0) };
}

const pick = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => keptHeaders.test(name)));

type Known = { channel: Channel; account: ChannelAccount };

/** Looks accounts up at most every ten seconds each, so that a burst of deliveries costs one query. */
function rememberAccounts(app: ChannelsContext): (params: Params) => Promise<Known> {
  const remembered = new Map<string, { known: Promise<Known>; until: number }>();
  const look = async ({ kind, accountId }: Params): Promise<Known> => {
    const channel = app.channels.get(kind);
    if (!channel || !/^[0-9a-f-]{36}$/.test(accountId)) throw AccountNotFound();
    const account = await findAccount(app, accountId);
    if (!account || account.kind !== kind) throw AccountNotFound();
    return { channel, account };
  };
  return (params) => {
    const key = `${params.kind}/${params.accountId}`;
    const found = remembered.get(key);
    if (found && found.until > performance.now()) return found.known;
    const known = look(params);
    if (remembered.size > 1000) remembered.clear();
    remembered.set(key, { known, until: performance.now() + memory });
    known.catch(() => remembered.delete(key));
    return known;
  };
}
