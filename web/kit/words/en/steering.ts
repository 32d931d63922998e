/** What a lead did with you from the wall. */
export const steering = {
  label: "From your lead",
  lent: {
    language: (what: string, until: string, by: string) =>
      `Until ${until} cases in ${what} come first for you (${by}).`,
    channel: (what: string, until: string, by: string) => `Until ${until} cases on ${what} come first for you (${by}).`,
    skill: (what: string, until: string, by: string) =>
      `Until ${until} cases that need ${what} come first for you (${by}).`,
    team: (what: string, until: string, by: string) => `Until ${until} you help team ${what} (${by}).`,
  },
  said: (by: string, at: string) => `${by}, ${at}:`,
  seen: "Seen",
};
