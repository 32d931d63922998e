/** Everything that was said of who is whom, as columns of numbers, while it is read. */
import type { Ledger } from "./grouping.ts";
import type { Known } from "./kinds.ts";
import { Numbering } from "./numbering.ts";

/** What was said and holds. Identifiers are named by the number that the database gave them. */
export class Book {
  readonly customers = new Numbering();
  readonly #kinds: string[] = [];
  readonly #customers = new Column(Int32Array);
  readonly #identifiers = new Column(Int32Array);
  readonly #seals = new Column(Int32Array);
  /** Of each identifier the place of its kind, + 1; 0: never heard of. */
  readonly #kindOf = new Column(Uint8Array);
  readonly #blocked = new Column(Uint8Array);
  readonly #merges: number[] = [];
  readonly #apart: number[] = [];

  /** Whether it is the first that is heard of this identifier. */
  meet(identifier: number, kind: string): boolean {
    const isNew = this.#kindOf.at(identifier) === 0;
    let place = this.#kinds.indexOf(kind);
    if (place === -1) place = this.#kinds.push(kind) - 1;
    this.#kindOf.set(identifier, place + 1);
    return isNew;
  }

  link(customerId: string, identifier: number, { known, name }: { known: Known; name: string | null }): void {
    this.#customers.push(this.customers.number(customerId));
    this.#identifiers.push(identifier);
    this.#seals.push(known === "verified" ? sealOf(name) : 0);
  }

  tie(kind: "merge" | "apart", one: string, other: string): void {
    const ties = kind === "merge" ? this.#merges : this.#apart;
    ties.push(this.customers.number(one), this.customers.number(other));
  }

  block(identifier: number): void {
    this.#blocked.set(identifier, 1);
  }

  isBlocked(identifier: number): boolean {
    return this.#blocked.at(identifier) === 1;
  }

  /** `firstSeen` by number of the customer. */
  close(firstSeen: Float64Array): Ledger {
    const size = this.#kindOf.length;
    return {
      customers: this.customers.size,
      isOlder: (a, b) => {
        const [mine, theirs] = [firstSeen[a] as number, firstSeen[b] as number];
        return mine < theirs || (mine === theirs && this.customers.isBefore(a, b));
      },
      // What was never heard of has no links; any kind will do.
      kindOf: this.#kindOf.all().map((place) => Math.max(0, place - 1)),
      kinds: this.#kinds,
      blocked: Uint8Array.from({ length: size }, (_, n) => this.#blocked.at(n)),
      links: {
        count: this.#customers.length,
        customers: this.#customers.all(),
        identifiers: this.#identifiers.all(),
        seals: this.#seals.all(),
      },
      merges: Int32Array.from(this.#merges),
      apart: Int32Array.from(this.#apart),
    };
  }
}

/** Two names of one identifier get one number once in a thousand million times: so what differs is looked at again, by name. */
function sealOf(name: string | null): number {
  if (name === null) return 1;
  let hash = 0x811c9dc5;
  for (let n = 0; n < name.length; n++) hash = Math.imul(hash ^ name.charCodeAt(n), 0x01000193);
  return 2 + ((hash >>> 1) & 0x3fff_ffff);
}

/** Numbers that grow in number. */
class Column<T extends Int32Array | Uint8Array> {
  readonly #make: new (size: number) => T;
  #numbers: T;
  #length = 0;

  constructor(make: new (size: number) => T) {
    this.#make = make;
    this.#numbers = new make(1024);
  }

  get length(): number {
    return this.#length;
  }

  at(place: number): number {
    return this.#numbers[place] ?? 0;
  }

  push(number: number): void {
    this.set(this.#length, number);
  }

  set(place: number, number: number): void {
    if (place >= this.#numbers.length) {
      const larger = new this.#make(Math.max(place + 1, this.#numbers.length * 2));
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[place] = number;
    this.#length = Math.max(this.#length, place + 1);
  }

  all(): T {
    return this.#numbers.subarray(0, this.#length) as T;
  }
}
