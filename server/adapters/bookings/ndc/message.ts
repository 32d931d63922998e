/** What every request of NDC is made of. Pure. */
import { decimalOf, exponentOf, type Money } from "../../../../contract/money.ts";
import { node, type Node } from "./write-xml.ts";

export interface Message {
  /** As NDC calls it, without its prefix and RQ. */
  name: string;
  xml: string;
}

export type MessageWriter = (name: string, content: readonly (Node | null)[], top?: string) => Message;

export const refsOf = (name: string, values: readonly string[]): Node[] => values.map((value) => node(name, value));

export const amountOf = (name: string, { amount, currency }: Money): Node =>
  node(name, decimalOf(amount, exponentOf(currency)), { CurCode: currency });

export const secondsOf = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;
