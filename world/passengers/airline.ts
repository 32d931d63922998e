/** The demo airline. It is invented; its two-character code belongs to nobody. */
export const airline = {
  name: "Halcyra Air",
  handle: "HalcyraAir",
  code: "Q0",
} as const;
