/** Ids as small numbers, by the millions: a table of its own, for a Map of texts holds neither so many nor so cheaply. */
export class Numbering {
  /** The four words of each id, one id after the other. */
  #words = new Uint32Array(4 * 1024);
  /** By hash: the number + 1 of the id; 0 is free. At least half are free. */
  #places = new Int32Array(2 * 1024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of an id, a new one where it has none. */
  number(id: string): number {
    const place = this.#find(id);
    const known = this.#places[place] as number;
    if (known > 0) return known - 1;
    const number = this.#size++;
    this.#words.set(asked, number * 4);
    this.#places[place] = number + 1;
    if (this.#size * 2 >= this.#places.length) this.#grow();
    return number;
  }

  /** -1 where it has none. */
  find(id: string): number {
    return (this.#places[this.#find(id)] as number) - 1;
  }

  id(number: number): string {
    const hex = Array.from(this.#words.subarray(number * 4, number * 4 + 4), (word) =>
      word.toString(16).padStart(8, "0"),
    ).join("");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  /** As the database orders ids. */
  isBefore(a: number, b: number): boolean {
    for (let n = 0; n < 4; n++) {
      const [mine, theirs] = [this.#words[a * 4 + n] as number, this.#words[b * 4 + n] as number];
      if (mine !== theirs) return mine < theirs;
    }
    return false;
  }

  /** Its place, or the free one where it belongs. */
  #find(id: string): number {
    readWords(id);
    const mask = this.#places.length - 1;
    let place = hashOf(asked, 0) & mask;
    for (let known = this.#places[place] as number; known > 0; known = this.#places[place] as number) {
      const at = (known - 1) * 4;
      const words = this.#words;
      if (
        words[at] === asked[0] &&
        words[at + 1] === asked[1] &&
        words[at + 2] === asked[2] &&
        words[at + 3] === asked[3]
      )
        break;
      place = (place + 1) & mask;
    }
    return place;
  }

  #grow(): void {
    const words = new Uint32Array(this.#places.length * 4);
    words.set(this.#words.subarray(0, this.#size * 4));
    this.#words = words;
    this.#places = new Int32Array(this.#places.length * 2);
    const mask = this.#places.length - 1;
    for (let number = 0; number < this.#size; number++) {
      let place = hashOf(words, number * 4) & mask;
      while (this.#places[place] !== 0) place = (place + 1) & mask;
      this.#places[place] = number + 1;
    }
  }
}

/** The words of the id that was asked for last. */
const asked = new Uint32Array(4);

function readWords(id: string): void {
  asked[0] = Number.parseInt(id.slice(0, 8), 16);
  asked[1] = Number.parseInt(id.slice(9, 13) + id.slice(14, 18), 16);
  asked[2] = Number.parseInt(id.slice(19, 23) + id.slice(24, 28), 16);
  asked[3] = Number.parseInt(id.slice(28), 16);
}

function hashOf(words: Uint32Array, at: number): number {
  let hash = 0;
  for (let n = at; n < at + 4; n++) hash = Math.imul(hash ^ (words[n] as number), 0x9e3779b1) ^ (hash >>> 15);
  return (hash ^ (hash >>> 16)) >>> 0;
}
