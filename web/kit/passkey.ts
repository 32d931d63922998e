/** Passkeys as the browser has them. The library is loaded when one is first wanted. */
import * as contract from "../../contract/sign-in.ts";
import { call, type Input } from "./call.ts";

type Given = Input<typeof contract.signInWithPasskey>["body"];

/** The person stopped, or the browser could not. */
export class NoPasskey extends Error {}

/** Browsers take no numbers as the name of a site. */
export const nameNeeded = (): boolean => /^[\d.]+$|^\[/.test(location.hostname);

/** The same page under a name that passkeys work with. */
export const sameUnderName = (): string => location.href.replace(location.hostname, "localhost");

/** Asks the browser for a passkey of this site. */
export async function answerByPasskey(): Promise<Given> {
  const { challengeId, options } = await call(contract.askPasskey);
  const { startAuthentication } = await import("@simplewebauthn/browser");
  return answer(challengeId, () => startAuthentication({ optionsJSON: options as never }));
}

/** Has the browser make a passkey. */
export async function makePasskey(): Promise<Given> {
  const { challengeId, options } = await call(contract.beginPasskey);
  const { startRegistration } = await import("@simplewebauthn/browser");
  return answer(challengeId, () => startRegistration({ optionsJSON: options as never }));
}

async function answer(challengeId: string, ask: () => Promise<unknown>): Promise<Given> {
  try {
    return { challengeId, credential: (await ask()) as Given["credential"] };
  } catch (error) {
    throw new NoPasskey("no passkey", { cause: error });
  }
}
