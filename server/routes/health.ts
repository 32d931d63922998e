/** Whether we are alive, and whether we can work. */
import type { App } from "../app.ts";
import type { Server } from "../platform/http/server.ts";

export async function serveHealth(server: Server, { db }: App): Promise<void> {
  server.get("/healthz", { schema: { hide: true } as never }, async () => ({ ok: true }));

  server.get("/readyz", { schema: { hide: true } as never }, async (_request, reply) => {
    // Writes, so that a database that only reads says no as well.
    const isReady = await db`update platform.clock set "offset" = "offset"`.then(
      () => true,
      () => false,
    );
    return reply.code(isReady ? 200 : 503).send({ ok: isReady });
  });

  server.get("/api/openapi.json", { schema: { hide: true } as never }, async () => server.swagger());
}
