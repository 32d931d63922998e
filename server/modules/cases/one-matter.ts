/** Whether what somebody wrote elsewhere is about the same: pure, so that the rule can be read and tested as a table. */

export type Match = "same" | "different" | "unknown";

export interface Matter {
  /** They proved to be one person, or a colleague said so. */
  isOnePerson: boolean;
  /** The other case is open, or waits for them. */
  isOpen: boolean;
  topics: Match;
  bookings: Match;
  /** A colleague parted these two. */
  isParted: boolean;
}

/** `join`: sure enough for a machine. `propose`: for a person to say. `apart`: nothing to do with each other. */
export type Verdict = "join" | "propose" | "apart";

/** A machine joins only one person's, into a case that is not closed, about the same topic or booking, and never against a colleague. */
export function isOneMatter({ isOnePerson, isOpen, topics, bookings, isParted }: Matter): Verdict {
  if (!isOnePerson || !isOpen || isParted) return "apart";
  if (bookings === "same") return "join";
  if (bookings === "different") return "propose";
  return topics === "same" ? "join" : "propose";
}

/** `other` says nothing about what it is. */
export function matchTopics(one: string | undefined, other: string | undefined): Match {
  if (!one || !other || one === "other" || other === "other") return "unknown";
  return one === other ? "same" : "different";
}

/** Whether any booking is named in both. */
export function matchBookings(ones: readonly string[], others: readonly string[]): Match {
  if (ones.length === 0 || others.length === 0) return "unknown";
  return ones.some((one) => others.includes(one)) ? "same" : "different";
}
