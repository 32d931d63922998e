/** An identifier for those who need not see it: enough to tell two apart, too little to use. */
import { ownKinds } from "./kinds.ts";

/** What a channel gives out stays as it is: it is public there. */
export function maskIdentifier({ kind, value }: { kind: string; value: string }): string {
  if (!ownKinds.includes(kind)) return value;
  const at = kind === "email" ? value.lastIndexOf("@") : -1;
  if (at > 0) return `${value.slice(0, 1)}•••${value.slice(at)}`;
  return value.length < 8 ? "•••" : `${value.slice(0, 2)}•••${value.slice(-2)}`;
}
