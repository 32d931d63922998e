/** ClamAV's daemon as its documentation describes it: PING, VERSION and INSTREAM over TCP. It knows one harmful program, EICAR's test text. */
import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

/** How it misbehaves: says that it can't, cuts the line in the middle, or never answers; `files` alone still answers to PING. */
export type ScannerFault = "error" | "cut" | "silent" | "files-silent";

export interface ClamdPlay {
  host: string;
  port: number;
  /** How many files it looked at to their end. */
  looked: () => number;
  fail: (how: ScannerFault | null) => void;
  /** `StreamMaxLength` of its settings, in bytes. */
  setLargest: (bytes: number) => void;
  /** Ends it; `start` has it listen at the same port again. */
  stop: () => Promise<void>;
  start: () => Promise<void>;
}

/** EICAR's test text, in halves: whole, this file would be found by every scanner. */
export const eicar = Buffer.from(
  ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join(""),
  "latin1",
);

export async function playClamd({ host = "127.0.0.1", port = 0 } = {}): Promise<ClamdPlay> {
  let [fault, largest, looked]: [ScannerFault | null, number, number] = [null, 25 * 1024 * 1024, 0];
  const lines = new Set<Socket>();
  const server = createServer((line) => {
    lines.add(line);
    line.on("close", () => lines.delete(line));
    line.on("error", () => line.destroy());
    if (fault === "silent") return;
    serve(line, {
      onPing: () => "PONG",
      fault: () => fault,
      largest: () => largest,
      done: () => void looked++,
    });
  });
  let taken = port;
  const start = (): Promise<void> =>
    new Promise((done, fail) => {
      server.once("error", fail);
      server.listen(taken, host, () => {
        server.off("error", fail);
        taken = (server.address() as AddressInfo).port;
        done();
      });
    });
  await start();
  return {
    host,
    get port() {
      return taken;
    },
    looked: () => looked,
    fail: (how) => void (fault = how),
    setLargest: (bytes) => void (largest = bytes),
    start,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const line of lines) line.destroy();
      }),
  };
}

interface Manners {
  onPing: () => string;
  fault: () => ScannerFault | null;
  largest: () => number;
  done: () => void;
}

/** One command on a line, then it is closed. */
function serve(line: Socket, { onPing, fault, largest, done }: Manners): void {
  let heard = Buffer.alloc(0);
  let command: string | null = null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  const say = (text: string): void => void line.end(`${text}\0`);
  const read = (): void => {
    if (command === null) {
      const end = heard.indexOf(0);
      if (end === -1) return;
      command = heard.subarray(0, end).toString("latin1");
      heard = heard.subarray(end + 1);
      if (command === "zPING") say(onPing());
      else if (command === "zVERSION") say("ClamAV 1.4.3/27000/Sun Nov 22 09:00:00 2026");
      else if (command !== "zINSTREAM") say("UNKNOWN COMMAND");
    }
    if (command !== "zINSTREAM") return;
    if (fault() === "files-silent") return;
    if (fault() === "error") return say("INSTREAM: Can't create temporary file. ERROR");
    while (heard.length >= 4) {
      const length = heard.readUInt32BE(0);
      if (length === 0) {
        done();
        return say(Buffer.concat(chunks).includes(eicar) ? "stream: Eicar-Test-Signature FOUND" : "stream: OK");
      }
      if (fault() === "cut") return void line.destroy();
      if (bytes + length > largest()) {
        line.write("INSTREAM size limit exceeded. ERROR\0", () => line.destroy());
        return;
      }
      if (heard.length < 4 + length) return;
      chunks.push(heard.subarray(4, 4 + length));
      bytes += length;
      heard = heard.subarray(4 + length);
    }
  };
  line.on("data", (data: Buffer) => {
    heard = Buffer.concat([heard, data]);
    read();
  });
}
