/** Whether customer `a` was known before `b`. */
export type IsOlder = (a: number, b: number) => boolean;

/** Groups of numbers that are joined (union-find); the oldest stands for all. */
export class NumberedGroups {
  readonly #parents: Int32Array;
  readonly #isOlder: IsOlder;

  constructor(size: number, isOlder: IsOlder) {
    this.#isOlder = isOlder;
    this.#parents = new Int32Array(size);
    for (let n = 0; n < size; n++) this.#parents[n] = n;
  }

  join(a: number, b: number): void {
    const one = this.#root(a);
    const other = this.#root(b);
    if (one === other) return;
    if (this.#isOlder(one, other)) this.#parents[other] = one;
    else this.#parents[one] = other;
  }

  /** Of each number, the one that stands for it. Joins nothing afterwards. */
  roots(): Int32Array {
    for (let n = 0; n < this.#parents.length; n++) this.#parents[n] = this.#root(n);
    return this.#parents;
  }

  #root(at: number): number {
    const parents = this.#parents;
    let here = at;
    for (let parent = parents[here] as number; parent !== here; parent = parents[here] as number) {
      const above = parents[parent] as number;
      parents[here] = above;
      here = above;
    }
    return here;
  }
}
