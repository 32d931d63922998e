import type { steering as english } from "../en/steering.ts";

/** Wat je teamleider vanaf de wand met je deed. */
export const steering: typeof english = {
  label: "Van je teamleider",
  lent: {
    language: (what, until, by) => `Tot ${until} krijg je eerst zaken in het ${what} (${by}).`,
    channel: (what, until, by) => `Tot ${until} krijg je eerst zaken op ${what} (${by}).`,
    skill: (what, until, by) => `Tot ${until} krijg je eerst zaken die ${what} vragen (${by}).`,
    team: (what, until, by) => `Tot ${until} help je team ${what} (${by}).`,
  },
  said: (by, at) => `${by}, ${at}:`,
  seen: "Gezien",
};
