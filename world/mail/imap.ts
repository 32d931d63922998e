import { createServer, type Server, type Socket } from "node:net";
import type { Mailboxes } from "./mailboxes.ts";
import { capabilities, makeSession } from "./imap-session.ts";
import type { MailTokens } from "./tokens.ts";

const most = { line: 65_536, literal: 1_048_576 };

/** The mailboxes of this world for mail programs: IMAP4rev1 (RFC 3501) with IDLE (RFC 2177), INBOX alone. ENVELOPE and BODYSTRUCTURE are not played. */
export function makeImap(
  boxes: Mailboxes,
  tokens: Pick<MailTokens, "ownerOf">,
  complain: (error: unknown) => void,
): Server {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    socket.setTimeout(30 * 60_000, () => socket.destroy());
    talkTo(socket, { boxes, tokens, complain });
  });
  server.on("drop-all", () => {
    for (const socket of sockets) socket.destroy();
  });
  return server;
}

interface Around {
  boxes: Mailboxes;
  tokens: Pick<MailTokens, "ownerOf">;
  complain: (error: unknown) => void;
}

function talkTo(socket: Socket, { boxes, tokens, complain }: Around): void {
  let pending = Buffer.alloc(0);
  let line = "";
  let literals: Buffer[] = [];
  let wanted = 0;
  const session = makeSession(socket, boxes, tokens);

  const step = (): boolean => {
    if (wanted > 0) {
      if (pending.length < wanted) return false;
      literals.push(pending.subarray(0, wanted));
      line += `\u0000${literals.length - 1}`;
      pending = pending.subarray(wanted);
      wanted = 0;
      return true;
    }
    const end = pending.indexOf("\n");
    if (end === -1) {
      if (pending.length > most.line) socket.destroy();
      return false;
    }
    line += pending.subarray(0, end).toString("utf8").replace(/\r$/, "");
    pending = pending.subarray(end + 1);
    const literal = /\{(\d{1,9})(\+?)\}$/.exec(line);
    if (literal && !session.isListening()) {
      wanted = Number(literal[1]);
      if (wanted > most.literal) {
        socket.destroy();
        return false;
      }
      line = line.slice(0, -literal[0].length);
      if (!literal[2]) socket.write("+ go on\r\n");
      return true;
    }
    const whole = line;
    const given = literals;
    line = "";
    literals = [];
    session.hear(whole, given);
    return true;
  };
  socket.write(`* OK [CAPABILITY ${capabilities}] the world's mail\r\n`);
  socket.on("data", (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    try {
      while (!socket.destroyed && step());
    } catch (error) {
      complain(error);
      socket.destroy();
    }
  });
  socket.on("close", () => session.end());
}
