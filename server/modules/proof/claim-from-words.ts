/** What a customer writes of themselves is a claim: it finds their booking, which orders the queue, and proves nothing. */
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { Booking } from "../../../contract/bookings.ts";
import type { PersonalDatum } from "../../../contract/triage.ts";
import type { Context } from "../../platform/context.ts";
import { findKeptByLocator, readRecordLocator } from "../bookings/index.ts";
import { type Bearing, findBearing } from "../cases/index.ts";
import { isIdentifier, isSameSurname, record } from "../customers/index.ts";
import { findLogin } from "./login.ts";
import { claimId } from "./claim-id.ts";

type Named = { kind: string; value: string };

/** Claims of one message; more are a list of somebody else's. */
const mostClaims = 5;

/** Runs after a message was kept, and after its words changed. The same message again says the same. */
export async function claimFromWords(app: Context, facts: readonly { messageId: string }[]): Promise<void> {
  const bearing = await findBearing(
    app.db,
    facts.map(({ messageId }) => messageId),
  );
  for (const message of bearing) await claim(app, message);
}

async function claim(app: Context, message: Bearing): Promise<void> {
  const { id, customerId } = message;
  const login = await findLogin(app.db);
  const named: Named[] = [];
  for (const datum of message.personalData.slice(0, mostClaims))
    named.push(...(await readClaim(app, message, datum, login?.loyaltyProgramme ?? null)));
  const claims = named.filter(isIdentifier);
  if (claims.length === 0) return;
  await record(
    app,
    claims.map((identifier) => ({
      id: claimId(id, identifier),
      kind: "link",
      customerId,
      identifier,
      known: "claimed",
      source: "words",
      evidence: `message/${id}`,
    })),
  );
}

/** A booking code alone is a claim: of the passenger they name or are called, else of the first in the booking. */
// oxlint-disable-next-line max-params -- the message, and what is read of it
async function readClaim(
  app: Context,
  { text, authorName }: Bearing,
  { kind, start, end }: PersonalDatum,
  programme: string | null,
): Promise<Named[]> {
  const value = text.slice(start, end);
  if (kind === "eticket" || kind === "email") return [{ kind, value }];
  if (kind === "phone") {
    const number = parsePhoneNumberFromString(value.replace(/^00/, "+"));
    return number?.isValid() ? [{ kind, value: number.number }] : [];
  }
  if (kind === "loyalty") return programme ? [{ kind, value: `${programme}${value.replaceAll(/\D/g, "")}` }] : [];
  const locator = kind === "pnr" ? readRecordLocator(value) : null;
  const [booking] = locator ? await findKeptByLocator(app.db, locator) : [];
  return booking ? [{ kind: "booking", value: valueOf(booking, `${text} ${authorName ?? ""}`) }] : [];
}

function valueOf({ recordLocator, madeAt, passengers }: Booking, said: string): string {
  const words = said
    .split(/[^\p{L}\p{M}'’-]+/u)
    .filter(Boolean)
    .slice(0, 200);
  const isSaid = (surname: string): boolean =>
    [1, 2, 3, 4].some((length) =>
      words.some((_, at) => isSameSurname(words.slice(at, at + length).join(" "), { surname })),
    );
  const named = passengers.find(({ surname }) => isSaid(surname)) ?? passengers[0];
  return `${recordLocator}/${(named?.surname ?? "").replaceAll("/", " ")}/${madeAt.slice(0, 10)}`;
}
