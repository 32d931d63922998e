/** What goes wrong on demand: the next calls, one by one, or a share of all calls by chance. */
import type { Chance } from "../../chance.ts";
import type { FaultOrder } from "../orders.ts";

/** A call as faults tell them apart. */
export interface Call {
  on: "read" | "change";
  what: "booking" | "events" | "other";
}

type Fault = Required<Pick<FaultOrder, "kind" | "ms">>;

/** Those that only some calls can suffer. */
const onlyOn: Readonly<Partial<Record<FaultOrder["kind"], (call: Call) => boolean>>> = {
  stale: ({ what }) => what === "booking",
  "duplicate-events": ({ what }) => what === "events",
  "unordered-events": ({ what }) => what === "events",
  "timeout-after": ({ on }) => on === "change",
  "cut-after": ({ on }) => on === "change",
  "broken-after": ({ on }) => on === "change",
  partial: ({ on }) => on === "change",
  "price-changed": ({ on }) => on === "change",
};

const suits = ({ kind, on }: FaultOrder, call: Call): boolean =>
  (on === "any" || on === call.on) && (onlyOn[kind]?.(call) ?? true);

export interface Faults {
  add: (order: FaultOrder) => void;
  clear: () => void;
  /** What is still to go wrong. */
  pending: () => FaultOrder[];
  /** What goes wrong with this call: what was ordered for the next ones first, then by chance. */
  next: (call: Call) => Fault | null;
}

export function makeFaults(chance: Chance): Faults {
  let orders: FaultOrder[] = [];
  const byChance = (call: Call): FaultOrder | null => {
    const standing = orders.filter((one) => one.share !== undefined && suits(one, call));
    let point = standing.length > 0 ? chance() : 1;
    for (const one of standing) {
      point -= one.share ?? 0;
      if (point < 0) return one;
    }
    return null;
  };
  const counted = (call: Call): FaultOrder | null => {
    const found = orders.find((one) => one.share === undefined && suits(one, call));
    if (!found) return null;
    orders = orders.flatMap((one) =>
      one === found ? (one.count > 1 ? [{ ...one, count: one.count - 1 }] : []) : [one],
    );
    return found;
  };
  return {
    add: (order) => void orders.push(order),
    clear: () => void (orders = []),
    pending: () => [...orders],
    next(call) {
      const found = counted(call) ?? byChance(call);
      return found ? { kind: found.kind, ms: found.ms } : null;
    },
  };
}
