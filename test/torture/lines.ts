/** The lines between the product and its database, which a run can cut, silence and slow down. */
import { connect, createServer, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** For each thing said or answered on a line, how likely it goes wrong; 0 to 1. */
export interface Weather {
  /** It was said, a COMMIT perhaps, and the line is cut before the answer is heard. */
  cut: number;
  /** From here on nothing is heard any more, and nobody says so. */
  silent: number;
  /** An answer is late by up to 0.8 s. */
  late: number;
}

export const calm: Weather = { cut: 0, silent: 0, late: 0 };

export interface Lines {
  port: number;
  /** How often each befell a line. */
  counts: Record<keyof Weather, number>;
  /** The weather from now on; lines that fell silent stay so. */
  turn(weather: Weather): void;
  close(): void;
}

/** A commit is this many times likelier to go unheard than anything else. */
const commitsCount = 10;
/** The database's end of a silent line hears of it later than ours, if at all; in milliseconds. */
const farEndLives = 5000;

/** Stands in front of `port` on a free port of its own. */
export async function openLines(port: number, random: () => number): Promise<Lines> {
  const counts = { cut: 0, silent: 0, late: 0 };
  let weather = calm;
  const open = new Set<Socket>();

  const strike = (kind: keyof Weather, times = 1): boolean => {
    const strikes = random() < weather[kind] * times;
    if (strikes) counts[kind]++;
    return strikes;
  };

  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port, host: "127.0.0.1", noDelay: true });
    for (const one of [near, far]) {
      open.add(one);
      one.on("error", () => {});
      one.on("close", () => open.delete(one));
    }
    let isSilent = false;
    let answering = Promise.resolve();
    const passOn = async (before: Promise<void>, answer: Buffer, delay: number): Promise<void> => {
      await before;
      if (delay > 0) await pause(delay);
      if (!isSilent && !near.destroyed) near.write(answer);
    };
    near.on("data", (said) => {
      if (isSilent) return;
      far.write(said);
      const isCommit = said.toString("latin1").toLowerCase().includes("commit");
      if (strike("cut", isCommit ? commitsCount : 1)) {
        isSilent = true;
        setTimeout(() => [near, far].forEach((one) => one.resetAndDestroy()), random() * 30);
      } else if (strike("silent")) isSilent = true;
    });
    far.on("data", (answer) => {
      const delay = strike("late") ? random() * 800 : 0;
      answering = passOn(answering, answer, delay);
    });
    // Who hangs up in good order would be called again at once.
    far.on("close", () => void answering.then(() => near.resetAndDestroy()));
    near.on("close", () => setTimeout(() => far.destroy(), isSilent ? farEndLives : 0).unref());
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    port: address.port,
    counts,
    turn: (now) => (weather = now),
    close() {
      server.close();
      for (const one of open) one.destroy();
    },
  };
}
