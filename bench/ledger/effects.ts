/** What operations of the bench left in the reservation system, by the operation's id: how often each was done. */
interface Held {
  remarks?: readonly { text: string }[] | undefined;
}

export function effectsIn(bookings: readonly Held[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { remarks } of bookings)
    for (const { text } of remarks ?? []) {
      const id = text.split(" ").at(-1)?.toLowerCase() ?? "";
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  return counts;
}
