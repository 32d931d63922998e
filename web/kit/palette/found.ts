/** Those whose words hold every typed word, in their order; accents and capitals don't matter. */
export function found<Item>(items: readonly Item[], typed: string, wordsOf: (item: Item) => string): readonly Item[] {
  const wanted = plain(typed).split(/\s+/u).filter(Boolean);
  return items.filter((item) => {
    const said = plain(wordsOf(item));
    return wanted.every((word) => said.includes(word));
  });
}

const plain = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase();
