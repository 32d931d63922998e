/** `/wallet/apple/v1/...`: what phones ask that hold a pass of ours. The addresses are Apple's (developer.apple.com: adding a web service to update passes). */
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { App } from "../../app.ts";
import { findChanged, letPhoneGo, registerPhone, renderSaved } from "../../modules/documents/index.ts";
import type { Server } from "../../platform/http/server.ts";

const hidden = { schema: { hide: true } as never };
const root = "/wallet/apple/v1";
const ofDevice = `${root}/devices/:device/registrations/:passType`;

interface OfPass {
  passType: string;
  serial: string;
}
interface OfPhone extends OfPass {
  device: string;
}

/** As the database bounds it. */
const longestDevice = 200;
const Registration = z.object({ pushToken: z.string().regex(/^[\da-zA-Z]{1,200}$/) });
const Mark = z.string().regex(/^\d{1,12}(\.\d{1,9})?$/);

export function serveWallet(server: Server, app: App): void {
  const isOurs = (passType: string): boolean => passType === app.wallets.apple?.passType;

  /** Null where it is no pass of ours, or they do not prove that they have it. */
  const asks = ({ headers, params: { passType, serial } }: FastifyRequest<{ Params: OfPass }>) => {
    const [, token] = /^ApplePass ([\da-f]{40})$/.exec(headers.authorization ?? "") ?? [];
    return token && isOurs(passType) ? { serial, token } : null;
  };

  const asksAsPhone = (request: FastifyRequest<{ Params: OfPhone }>) => {
    const { device } = request.params;
    const who = asks(request);
    return who && device.length <= longestDevice ? { ...who, device } : null;
  };

  server.post<{ Params: OfPhone }>(`${ofDevice}/:serial`, hidden, async (request, reply) => {
    const who = asksAsPhone(request);
    const body = Registration.safeParse(request.body);
    if (who && !body.success) return reply.code(400).send();
    const came = who && body.success ? await registerPhone(app, { ...who, pushToken: body.data.pushToken }) : null;
    return reply.code(came === null ? 401 : came === "new" ? 201 : 200).send();
  });

  server.delete<{ Params: OfPhone }>(`${ofDevice}/:serial`, hidden, async (request, reply) => {
    const who = asksAsPhone(request);
    return reply.code(who && (await letPhoneGo(app, who)) ? 200 : 401).send();
  });

  server.get<{ Params: Omit<OfPhone, "serial">; Querystring: { passesUpdatedSince?: string } }>(
    ofDevice,
    hidden,
    async ({ params: { device, passType }, query }, reply) => {
      const since = Mark.safeParse(query.passesUpdatedSince);
      const changed =
        isOurs(passType) && device.length <= longestDevice
          ? await findChanged(app, { device, since: since.data ?? null })
          : null;
      if (!changed) return reply.code(204).send();
      return reply
        .header("cache-control", "no-store")
        .send({ serialNumbers: changed.serials, lastUpdated: changed.mark });
    },
  );

  server.get<{ Params: OfPass }>(`${root}/passes/:passType/:serial`, hidden, async (request, reply) => {
    const who = asks(request);
    const pass = who && (await renderSaved(app, who));
    if (!pass) return reply.code(401).send();
    return sendPass(request, reply, pass);
  });

  // What a phone complains of says nothing about passengers, and anybody could write it: it is heard and not kept.
  server.post(`${root}/log`, hidden, (_request, reply) => reply.code(200).send());
}

function sendPass(
  { headers }: FastifyRequest<{ Params: OfPass }>,
  reply: FastifyReply,
  { content, type, changedAt }: { content: Buffer; type: string; changedAt: Date },
): FastifyReply {
  const known = Date.parse(headers["if-modified-since"] ?? "");
  reply.header("last-modified", changedAt.toUTCString()).header("cache-control", "private, no-store");
  // Seconds are all that this header tells.
  if (known >= Math.floor(changedAt.getTime() / 1000) * 1000) return reply.code(304).send();
  return reply.type(type).send(content);
}
