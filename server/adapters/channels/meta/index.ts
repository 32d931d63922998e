/** What can be said of Meta's deliveries by themselves; the channels that answer there come later. */
import { answerChallenge } from "./genuine.ts";
import { readInstagram, readPage } from "./read.ts";
import { readWhatsApp } from "./whatsapp.ts";

const handshake = answerChallenge;

export const metaReaders = [
  { kind: "facebook", read: readPage, handshake },
  { kind: "messenger", read: readPage, handshake },
  { kind: "instagram", read: readInstagram, handshake },
  { kind: "whatsapp", read: readWhatsApp, handshake },
] as const;
