/** Proof: what an agent does so that a customer can show who they are, and how the airline wants it done. */
import * as contract from "../../contract/proof.ts";
import {
  checkCode,
  endMandate,
  findLogin,
  findProofRules,
  findStanding,
  loginRedirectUri,
  LoginUnreachable,
  makeWay,
  overrideProof,
  proveByBooking,
  removeLogin,
  secretFor,
  sendCode,
  setLogin,
  setProofRules,
} from "../modules/proof/index.ts";
import { findReadyWords } from "../modules/cases/index.ts";
import { maskContact } from "../modules/bookings/index.ts";
import { audit } from "../modules/staff/index.ts";
import type { Implement } from "../platform/http/implement.ts";
import { discover } from "../platform/open-id.ts";
import { getCase } from "../screens/case-list.ts";
import { getCustomer } from "../screens/customer.ts";
import type { RouteApp } from "./route-app.ts";

export function implementProof(implement: Implement, app: RouteApp): void {
  const { db } = app;

  /** In the language of the talk, else of the customer. */
  const wordsFor = async (customerId: string, caseId: string | undefined) => {
    const { language } = caseId ? await getCase(db, caseId) : await getCustomer(db, customerId);
    return findReadyWords(language);
  };

  implement(contract.getProof, async ({ caller, params: { customerId }, query: { caseId } }) => {
    const standing = await findStanding(app, { customerId, staffId: caller.id, caseId });
    await audit(db, { actorId: caller.id, action: "proof.read", subject: `customer/${customerId}` });
    const { askProof: ask, codeIsSent } = await wordsFor(customerId, caseId);
    return { ...standing, sentences: { ask, codeIsSent } };
  });

  implement(contract.proveByBooking, ({ caller, params, body }) =>
    proveByBooking(app, { ...params, ...body, actorId: caller.id, from: { staffId: caller.id } }),
  );

  implement(contract.sendCode, async ({ caller, params, body }) => {
    const { language } = await getCustomer(db, params.customerId);
    const { codeId, expiresAt, contact } = await sendCode(app, { ...params, ...body, language, actorId: caller.id });
    return { codeId, expiresAt, to: maskContact(contact) };
  });

  implement(contract.checkCode, ({ caller, params, body }) =>
    checkCode(app, { ...params, ...body, actorId: caller.id }),
  );

  implement(contract.makeProofLink, async ({ caller, params, body }) => {
    const words = await wordsFor(params.customerId, body.caseId);
    const made = await makeWay(app, { ...params, ...body, actorId: caller.id });
    return { ...made, text: words.askProofByLink(made.url) };
  });

  implement(contract.overrideProof, async ({ caller, params, body }) => ({
    until: await overrideProof(app, { ...params, ...body, actorId: caller.id }),
  }));

  implement(contract.endMandate, async ({ caller, params, body }) => {
    await endMandate(app, { ...params, ...body, actorId: caller.id });
    return { ended: true as const };
  });

  implement(contract.getProofRules, () => findProofRules(db));

  implement(contract.setProofRules, async ({ caller, body }) => {
    await setProofRules(app, body, caller.id);
    return body;
  });

  implement(contract.getPassengerLogin, async () => ({
    login: await findLogin(db),
    redirectUri: loginRedirectUri(app),
  }));

  implement(contract.setPassengerLogin, async ({ caller, body: { clientSecret: given, ...login } }) => {
    const clientSecret = await secretFor(app, login.issuer, given);
    if (!(await discover({ ...login, clientSecret }))) throw LoginUnreachable();
    await setLogin(app, { ...login, clientSecret }, caller.id);
    return { ok: true as const };
  });

  implement(contract.removePassengerLogin, async ({ caller }) => {
    await removeLogin(app, caller.id);
    return { ok: true as const };
  });
}
