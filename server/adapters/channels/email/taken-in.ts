/** What we know of a mail that we took in ourselves, beside the mail: it travels as headers of its delivery, which no webhook can bring. */
import type { Told } from "./entry.ts";

const envelopeMark = "x-jetbridge-envelope";

/** Only the headers of such a mail are kept. */
export const tooLargeMark = "x-jetbridge-too-large";

export interface Envelope {
  from: string | null;
  to: readonly string[];
}

/** The headers of a delivery that tell between whom mail servers carried it. */
export const withEnvelope = ({ from, to }: Envelope): Record<string, string> => ({
  [envelopeMark]: JSON.stringify({ from, to }),
});

export function envelopeIn(headers: Readonly<Record<string, string>>): Told {
  const told = headers[envelopeMark];
  if (told === undefined) return {};
  const { from, to } = JSON.parse(told) as { from: string | null; to: string[] };
  return { envelope: { from, to } };
}
