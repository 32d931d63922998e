/** One id for an offer and its items: NDC wants each named when the offer is taken, and we keep nothing between two calls. Pure. */

export interface OfferTaken {
  offerId: string;
  items: { id: string; passengers: string[] }[];
}

/** Items are mostly called as the offer and a few signs more; that much is not written twice. */
export function writeOfferId({ offerId, items }: OfferTaken): string {
  const said = items.map(({ id, passengers }) =>
    [id.startsWith(offerId) ? `=${id.slice(offerId.length)}` : `!${id}`, ...passengers].map(encoded).join("~"),
  );
  return [encoded(offerId), ...said].join("~~");
}

const encoded = (text: string): string => encodeURIComponent(text).replaceAll("~", "%7E");

/** Null where it is none that we wrote. */
export function readOfferId(id: string): OfferTaken | null {
  try {
    const [offer = "", ...items] = id.split("~~");
    const offerId = decodeURIComponent(offer);
    if (offerId === "") return null;
    return {
      offerId,
      items: items.map((item) => {
        const [name = "", ...passengers] = item.split("~").map(decodeURIComponent);
        return { id: name.startsWith("=") ? `${offerId}${name.slice(1)}` : name.slice(1), passengers };
      }),
    };
  } catch {
    return null;
  }
}
