/** What may be done with a fare, by its booking class. Amounts in cents, for each passenger who sits; null: not at all. */
interface FareRule {
  changeFee: number | null;
  refundFee: number | null;
}

const free: FareRule = { changeFee: 0, refundFee: 0 };
const rules: Readonly<Record<string, FareRule>> = {
  J: free,
  C: { changeFee: 0, refundFee: 15_000 },
  D: { changeFee: 12_000, refundFee: null },
  W: free,
  S: { changeFee: 8000, refundFee: null },
  Y: free,
  B: { changeFee: 0, refundFee: 10_000 },
  M: { changeFee: 5000, refundFee: null },
  K: { changeFee: 7000, refundFee: null },
  L: { changeFee: null, refundFee: null },
};

/** Twice as much once the first flight has departed. */
export function ruleOf(bookingClass: string, hasDeparted: boolean): FareRule {
  const { changeFee, refundFee } = rules[bookingClass] ?? free;
  const times = hasDeparted ? 2 : 1;
  return {
    changeFee: changeFee === null ? null : changeFee * times,
    refundFee: refundFee === null ? null : refundFee * times,
  };
}
