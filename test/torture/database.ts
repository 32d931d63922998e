/** A database server of the run's own: it can be struck, comes back by itself, and is reached over lines that can go wrong. */
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { type Cluster, startCluster } from "../../server/platform/cluster/cluster.ts";
import { newHome, removeHome } from "../home.ts";
import { type Lines, openLines } from "./lines.ts";

/** `postmaster`: kill -9 of the whole; `immediate`: as `pg_ctl stop -m immediate`; `backend`: kill -9 of one connection's process. */
export type Blow = "postmaster" | "immediate" | "backend";

export interface StruckDatabase {
  /** Over the lines. */
  url: string;
  /** Straight to the server, for the run itself. */
  directUrl: string;
  lines: Lines;
  /** Gives whether there was something to strike. */
  strike(blow: Blow, random: () => number): boolean;
  stop(): Promise<void>;
}

/** A crash of processes loses nothing that the system was given; only a power cut would. */
const settings = { fsync: "off", full_page_writes: "off" };

export async function startDatabase(random: () => number): Promise<StruckDatabase> {
  const home = newHome();
  let cluster: Cluster = await startCluster({ home, settings });
  const { port } = cluster;
  const admin = postgres(cluster.url("postgres"), { max: 1, onnotice() {}, fetch_types: false });
  await admin`create database jetbridge`;
  await admin.end();
  const lines = await openLines(port, random);
  let isStopping = false;
  const keep = async (): Promise<void> => {
    for (;;) {
      await cluster.ended;
      if (isStopping) return;
      const again = await startCluster({ home, port, settings, mustBeFree: 0 }).catch(() => null);
      if (again) cluster = again;
      else await pause(100);
    }
  };
  const keeping = keep();
  const directUrl = cluster.url("jetbridge");
  return {
    url: directUrl.replace(`:${port}/`, `:${lines.port}/`),
    directUrl,
    lines,
    strike(blow, random) {
      const pids = blow === "backend" ? backendsOf(cluster.pid) : [cluster.pid];
      const pid = pids[Math.floor(random() * pids.length)];
      return pid !== undefined && kill(pid, blow === "immediate" ? "SIGQUIT" : "SIGKILL");
    },
    async stop() {
      isStopping = true;
      lines.close();
      await cluster.stop();
      await keeping;
      removeHome(home);
    },
  };
}

/** The processes that serve connections. */
function backendsOf(postmaster: number): number[] {
  try {
    return readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, "utf8")
      .trim()
      .split(" ")
      .map(Number)
      .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").startsWith("postgres: jetbridge"));
  } catch {
    return [];
  }
}

function kill(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
