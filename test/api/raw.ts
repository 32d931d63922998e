/** Requests that no client would write: said byte by byte over a bare connection. */
import { connect } from "node:net";

/** Sends `bytes` and gives all that comes back until the server hangs up. */
export function say(url: string, bytes: string | Buffer): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((done) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const parts: Buffer[] = [];
    socket.on("data", (part: Buffer) => parts.push(part));
    // Hanging up on one who still talks comes as an error; what was said before it counts.
    socket.on("error", () => {});
    socket.on("close", () => done(Buffer.concat(parts).toString("utf8")));
  });
}

/** Takes an answer apart. */
export function read(answer: string): { status: number; headers: Headers; text: string } {
  const [head = "", ...rest] = answer.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const pairs = lines.map((line): [string, string] => [line.split(": ")[0] ?? "", line.split(": ")[1] ?? ""]);
  return { status: Number(first.split(" ")[1]), headers: new Headers(pairs), text: rest.join("\r\n\r\n") };
}
