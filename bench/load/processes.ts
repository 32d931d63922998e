/** What processes use, as Linux tells under /proc. */
import { readdirSync, readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { setTimeout as pause } from "node:timers/promises";

interface Stat {
  parent: number;
  /** Processor time so far, in seconds; that of children that ended included. */
  seconds: number;
}

/** Ticks of a second in /proc; 100 on every Linux that Node runs on. */
const ticks = 100;

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function statOf(pid: number): Stat | null {
  const text = read(`/proc/${pid}/stat`);
  if (!text) return null;
  // The name may hold anything; what follows its closing bracket is fixed.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const used = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return { parent: Number(fields[1]), seconds: used / ticks };
}

/** The process that started this one. */
export const parentOf = (pid: number): number => statOf(pid)?.parent ?? 0;

/** A process and all below it. */
function familyOf(pid: number): number[] {
  const all = readdirSync("/proc").map(Number).filter(Number.isInteger);
  const parents = new Map(all.map((one) => [one, statOf(one)?.parent]));
  const family = [pid];
  for (const member of family) for (const [one, parent] of parents) if (parent === member) family.push(one);
  return family;
}

/** Processor seconds of a process and all below it. */
export const secondsOf = (pid: number): number =>
  familyOf(pid).reduce((sum, one) => sum + (statOf(one)?.seconds ?? 0), 0);

const megabytes = (kilobytes: string | undefined): number => Math.round(Number(kilobytes ?? 0) / 1024);

/** Resident memory of one process, in megabytes. */
export const residentOf = (pid: number): number =>
  megabytes(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`) ?? "")?.[1]);

/** Memory of a family whose members share much: what they share is counted once, in megabytes. */
export const sharedMemoryOf = (pid: number): number =>
  familyOf(pid)
    .map((one) => megabytes(/^Pss:\s+(\d+)/m.exec(read(`/proc/${one}/smaps_rollup`) ?? "")?.[1]))
    .reduce((sum, one) => sum + one, 0);

/** Processor seconds that all processes of the machine used so far. */
export function secondsOfAll(): number {
  const [, user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0, stolen = 0] =
    (read("/proc/stat") ?? "").split("\n", 1)[0]?.split(/\s+/).map(Number) ?? [];
  return (user + nice + system + irq + softIrq + stolen) / ticks;
}

/** Waits until the machine has little else to do, for three minutes at most. */
export async function quiet(): Promise<void> {
  for (let tries = 0; tries < 90; tries++) {
    const before = secondsOfAll();
    await pause(2000);
    if (secondsOfAll() - before < 0.3) return;
  }
}

/** How busy the machine was in the last one, five and fifteen minutes. */
export const loadAverage = (): string =>
  loadavg()
    .map((one) => one.toFixed(1))
    .join(" ");
