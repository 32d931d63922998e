/** From which sites a chat may be used, and the headers that let their pages read our answers. */
import type { Server } from "../platform/http/server.ts";
import type { ChannelAccount } from "../modules/channels/index.ts";

/** Whether a page of this origin may use the account's chat. `origins` names them with spaces between: `https://www.example.com`. */
export const isOpenTo = ({ secrets }: Pick<ChannelAccount, "secrets">, origin: string | undefined): boolean =>
  origin !== undefined && (secrets["origins"] ?? "").split(/[\s,]+/).includes(origin);

const path = "/api/v1/chat/";

/**
 * Every page may ask and read the answer, for no cookie counts here: what an answer holds depends on the token alone, and a chat is
 * opened only from its account's origins.
 */
export function letPagesAsk(server: Server): void {
  server.addHook("onRequest", async (request, reply) => {
    const { origin } = request.headers;
    if (origin === undefined || !request.url.startsWith(path)) return;
    reply.header("access-control-allow-origin", origin).header("vary", "origin");
    reply.header("access-control-expose-headers", "retry-after");
  });
  server.options(`${path}*`, { schema: { hide: true } }, (_request, reply) =>
    reply
      .header("access-control-allow-methods", "GET, POST, PUT")
      .header("access-control-allow-headers", "authorization, content-type")
      .header("access-control-max-age", "7200")
      .code(204)
      .send(),
  );
}
