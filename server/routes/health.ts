/** Whether we are alive, and whether we can work. */
import { areJobsLate } from "../platform/jobs.ts";
import type { Db } from "../platform/db.ts";
import type { Server } from "../platform/http/server.ts";

interface Health {
  db: Db;
  isLeaving: () => boolean;
}

export async function serveHealth(server: Server, { db, isLeaving }: Health): Promise<void> {
  server.get("/healthz", { schema: { hide: true } as never }, async () => ({ ok: true }));

  server.get("/readyz", { schema: { hide: true } as never }, async (_request, reply) => {
    const { takesWrites, jobs } = await look(db);
    const isReady = takesWrites && !isLeaving();
    return reply
      .code(isReady ? 200 : 503)
      .send({ ok: isReady, database: takesWrites, jobs, ...(isLeaving() && { leaving: true }) });
  });

  server.get("/api/openapi.json", { schema: { hide: true } as never }, async () => server.swagger());
}

type Looked = { takesWrites: boolean; jobs: "running" | "late" | "unknown" };

/**
 * Asks and writes nothing: a standby, or a database set to read only, takes no writes. Late jobs are told and no reason to send
 * vendors away: what they bring is kept until a worker is back.
 */
async function look(db: Db): Promise<Looked> {
  try {
    const [row] = await db<[{ takesWrites: boolean }]>`
      select not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off' as takes_writes`;
    return { takesWrites: row.takesWrites, jobs: (await areJobsLate(db)) ? "late" : "running" };
  } catch {
    return { takesWrites: false, jobs: "unknown" };
  }
}
