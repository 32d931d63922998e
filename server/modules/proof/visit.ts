/** A browser's way to the airline's sign-in and back: bound to that browser, once, and nothing is kept as proved before its person has agreed. */
import type { PoolContext } from "../../platform/context.ts";
import { atomically } from "../../platform/context.ts";
import { begin, finish } from "../../platform/open-id.ts";
import { seal, unseal } from "../../platform/secrets.ts";
import { isIdentifier } from "../customers/index.ts";
import { keepVerified, tellProof } from "./keep-proof.ts";
import { openLogin, type OpenLogin } from "./login.ts";
import { NoLogin, NotConfirmed } from "./problems.ts";
import { useWay, type Way } from "./way.ts";

export interface LoginContext extends PoolContext {
  readonly key: Buffer;
  readonly publicUrl: string;
}

export const loginRedirectUri = ({ publicUrl }: { publicUrl: string }): string => `${publicUrl}/prove/callback`;

const placeOf = (id: string, what: "asked" | "said"): string => `proof.visit/${id}/${what}`;
const minutes = 15;

/** Where the browser goes, and what it carries there and back. */
export async function leaveForLogin(app: LoginContext, way: Way): Promise<{ address: string; visitId: string }> {
  const login = await openLogin(app);
  if (!login) throw NoLogin();
  const begun = await begin(login, loginRedirectUri(app));
  if (!begun) throw NotConfirmed();
  const visitId = crypto.randomUUID();
  const asked = seal(app.key, placeOf(visitId, "asked"), JSON.stringify(begun.kept));
  await app.db`
    insert into proof.visit (id, way_id, asked, expires_at)
    values (${visitId}, ${way.id}, ${asked}, platform.now() + ${minutes} * interval '1 minute')`;
  return { address: begun.address, visitId };
}

/** What the sign-in said of them, in our words. */
export interface SaidByLogin {
  subject: string;
  name: string | null;
  email: string | null;
  loyalty: string | null;
}

/** The browser is back with `search`. What was asked is asked once: the second time nothing is known of it. */
export async function returnFromLogin(
  app: LoginContext,
  { visitId, search }: { visitId: string; search: string },
): Promise<{ said: SaidByLogin; customerId: string }> {
  const login = await openLogin(app);
  const [row] = await app.db<{ asked: Buffer; customerId: string }[]>`
    update proof.visit set asked = ''::bytea from proof.way, (select id, asked from proof.visit where id = ${visitId} for update) as before
    where visit.id = before.id and way.id = visit.way_id and way.used_at is null and length(before.asked) > 0
      and visit.expires_at > (select platform.now())
    returning before.asked, way.customer_id`;
  if (!login || !row) throw NotConfirmed();
  const kept = JSON.parse(unseal(app.key, placeOf(visitId, "asked"), row.asked)) as Parameters<
    typeof finish
  >[1]["kept"];
  const claims = await finish(login, { kept, address: new URL(`${loginRedirectUri(app)}${search}`) });
  const said = claims && sayClaims(login, claims);
  if (!said) throw NotConfirmed();
  const sealed = seal(app.key, placeOf(visitId, "said"), JSON.stringify(said));
  await app.db`update proof.visit set said = ${sealed} where id = ${visitId}`;
  return { said, customerId: row.customerId };
}

function sayClaims({ loyaltyClaim, loyaltyProgramme }: OpenLogin, claims: Record<string, unknown>): SaidByLogin | null {
  const text = (name: string): string | null => {
    const value = claims[name];
    return typeof value === "string" && value.length > 0 && value.length <= 300 ? value : null;
  };
  const subject = text("sub");
  const number = loyaltyClaim ? text(loyaltyClaim) : null;
  if (!subject) return null;
  return {
    subject,
    name: text("name"),
    email: claims["email_verified"] === true ? text("email") : null,
    loyalty: number && loyaltyProgramme ? `${loyaltyProgramme}${number}` : null,
  };
}

/** They agreed that it is them: from now on account, loyalty number and address are verified. */
export const agreeToLogin = (app: LoginContext, visitId: string): Promise<void> =>
  atomically(app, async (app) => {
    const [row] = await app.db<{ said: Buffer; wayId: string; customerId: string; caseId: string | null }[]>`
      delete from proof.visit using proof.way
      where visit.id = ${visitId} and way.id = visit.way_id and said is not null and visit.expires_at > (select platform.now())
      returning said, way_id, customer_id, case_id`;
    if (!row) throw NotConfirmed();
    await useWay(app, row.wayId);
    const { subject, name, email, loyalty } = JSON.parse(
      unseal(app.key, placeOf(visitId, "said"), row.said),
    ) as SaidByLogin;
    const identifiers = [
      { kind: "account", value: subject },
      ...(loyalty ? [{ kind: "loyalty", value: loyalty }] : []),
      ...(email ? [{ kind: "email", value: email }] : []),
    ].filter(isIdentifier);
    const prover = { customerId: row.customerId, caseId: row.caseId ?? undefined, actorId: null };
    await keepVerified(app, "login", prover, { identifiers, name });
    await tellProof(app, prover, "login");
  });
