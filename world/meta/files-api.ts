import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import { initialsOf, passengerByHandle } from "../passengers/people.ts";
import { fileById } from "./files.ts";
import type { MetaFile } from "./files.ts";
import type { MetaGround } from "./ground.ts";
import { knownToken, stalenessOf } from "./tokens.ts";

const Asked = z.object({ id: z.string().max(60) });

/** Where files lie: open to who has the link at Facebook, Messenger and Instagram; WhatsApp's need the token, and soon end. */
export function filesApi(server: FastifyInstance, meta: MetaGround): void {
  server.get("/graph-files/:id", (request, reply) => {
    const { id } = Asked.parse(request.params);
    if (id.startsWith("face-")) return face(reply, id.slice("face-".length));
    const file = fileById(meta.db, id);
    const { signature } = request.query as { signature?: string };
    if (!file || file.deletedAt !== null || file.key !== signature)
      return reply.code(404).send("URL signature mismatch");
    return sendFile(reply, file);
  });
  server.get("/graph-media/:id", (request, reply) => {
    const file = fileById(meta.db, Asked.parse(request.params).id);
    const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
    const token = knownToken(meta, bearer);
    if (!token || stalenessOf(token, meta.now()) !== null) return reply.code(401).send("Unauthorized");
    const { hash } = request.query as { hash?: string };
    if (!file || file.deletedAt !== null || file.key !== hash || file.keyUntil < meta.now())
      return reply.code(404).send("Not Found");
    return sendFile(reply, file);
  });
}

function sendFile(reply: FastifyReply, { mime, content, name }: MetaFile): FastifyReply {
  if (name) void reply.header("content-disposition", `inline; filename*=UTF-8''${encodeURIComponent(name)}`);
  return reply.type(mime).header("x-content-type-options", "nosniff").send(content);
}

/** A face of nobody: two letters on a colour. */
function face(reply: FastifyReply, handle: string): FastifyReply {
  const passenger = passengerByHandle(handle);
  const letters = (passenger ? initialsOf(passenger.name) : handle.slice(0, 2)).replaceAll(/[<>&"]/g, "");
  return reply
    .type("image/svg+xml")
    .send(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><rect width="96" height="96" fill="hsl(${passenger?.hue ?? 200} 45% 40%)"/><text x="48" y="61" font-family="sans-serif" font-size="36" fill="#fff" text-anchor="middle">${letters}</text></svg>`,
    );
}
