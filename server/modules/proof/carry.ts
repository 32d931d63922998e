/** Brings a code to the address on file: by the airline's courier where one is connected, else by a mail account of ours. */
import { type ChannelAccount, findAccount, findClearances, listAccounts } from "../channels/index.ts";
import type { ProofContext } from "./context.ts";
import type { ShortLetter } from "./courier.ts";

type Kind = ShortLetter["to"]["kind"];

/** Which kinds of address something can bring a code to. */
export async function findCarried(app: ProofContext): Promise<readonly Kind[]> {
  if (app.courier) return ["email", "phone"];
  return (await findMailAccount(app)) ? ["email"] : [];
}

/** `no-way`: nothing is connected that could. Nothing is tried twice: who asked sends another. */
export async function carry(app: ProofContext, letter: ShortLetter): Promise<"taken" | "refused" | "away" | "no-way"> {
  if (app.courier) return app.courier.carry(letter);
  const account = letter.to.kind === "email" ? await findMailAccount(app) : null;
  const channel = account && app.channels.get(account.kind);
  if (!account || !channel) return "no-way";
  const { id, to, subject, text } = letter;
  const address = { accountId: account.id, correspondentId: to.value };
  const [clearance] = await findClearances(app, [{ ...address, visibility: "private", by: "machine", isWanted: true }]);
  if (!clearance?.clear) return "refused";
  const outcome = await channel.send(
    {
      id,
      visibility: "private",
      recipientId: to.value,
      parentId: null,
      text,
      media: [],
      firstTriedAt: null,
      letter: { threadId: id, subject, references: [], quoted: null, isFirst: true },
    },
    account,
  );
  if (outcome.status === "accepted") return "taken";
  return outcome.status === "refused" || outcome.status === "opted-out" ? "refused" : "away";
}

/** The first that works and carries letters. */
async function findMailAccount(app: ProofContext): Promise<ChannelAccount | null> {
  const all = await listAccounts(app.db);
  const one = all.find(({ kind, state }) => state === "active" && app.channels.get(kind)?.carriesLetters);
  return one ? findAccount(app, one.id) : null;
}
