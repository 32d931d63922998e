/** Who is erased, for as long as that takes: sealed, for nothing else leads to them any more. */
import { type Subject, ownTraces } from "../customers/index.ts";
import { seal, unseal } from "../../platform/secrets.ts";

export interface Erasing extends Subject {
  /** Nothing that came later is theirs. ISO 8601. */
  until: string;
  /** By the machine's own clock: what began before may still bring something of theirs. */
  letGoAt: string;
}

const place = (requestId: string): string => `rights.request/${requestId}`;

export const sealSubject = (key: Buffer, requestId: string, subject: Erasing): Buffer =>
  seal(key, place(requestId), JSON.stringify(subject));

export const unsealSubject = (key: Buffer, requestId: string, sealed: Uint8Array): Erasing =>
  JSON.parse(unseal(key, place(requestId), sealed)) as Erasing;

/** Shorter ones stand in too much that is not theirs. */
const shortest = 5;

/** What names them and nobody else, in whatever it stands. */
export const needlesOf = (subject: Subject): string[] => [
  ...new Set(
    ownTraces(subject)
      .flatMap(({ kind, value, handle }) => [
        ...(kind === "booking" ? [] : [value]),
        ...(handle === null ? [] : [handle.startsWith("@") ? handle : `@${handle}`]),
      ])
      .filter(({ length }) => length >= shortest),
  ),
];
