import { randomBytes } from "node:crypto";
import type { TalkPlace } from "./messages.ts";

/** A new message's id as each place writes it. */
export function messageIdAt(place: TalkPlace, waId: string): string {
  if (place === "messenger") return `m_${randomBytes(64).toString("base64url")}`;
  if (place === "instagram")
    return `aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlE${randomBytes(60)
      .toString("base64")
      .replaceAll(/[^A-Za-z0-9]/g, "Z")}`;
  const inner = Buffer.concat([
    Buffer.from([0x1c, 0x18, waId.length]),
    Buffer.from(waId),
    Buffer.from([0x15, 0x02, 0x00, 0x12, 0x18, 0x14]),
    Buffer.from(randomBytes(10).toString("hex").toUpperCase()),
    Buffer.from([0]),
  ]);
  return `wamid.${inner.toString("base64")}`;
}
