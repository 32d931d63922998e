/** Where a case went, and why. */
export const whoHadIt = {
  title: "Who had it",
  nobody: "nobody",
  levels: { 1: "a little", 2: "well", 3: "fully" } as Record<number, string>,
  speaks: (language: string, level: string) => `speaks ${language} ${level}`,
  needed: (skills: string) => `it needs ${skills}`,
  lent: "helps with such cases for a while",
  dropped: {
    level: "waited too long to ask for better",
    skill: "waited too long to ask for the skill",
    language: "waited too long to ask for the language",
  },
  load: (load: number, capacity: number) => `had ${load} of ${capacity} units`,
  reasons: {
    language: "not well enough in the language",
    skill: "a skill was missing",
    "too-much": "too much at once",
    conflict: "should not be the one",
    other: "another reason",
  } as Record<string, string>,
  what: {
    claimed: (name: string, _by: string | null) => `${name} asked for the next and got it.`,
    pushed: (name: string, _by: string | null) => `It was given to ${name}.`,
    "came-back": (name: string, _by: string | null) => `It came back to ${name}, who knows it.`,
    given: (name: string, by: string | null) => (by ? `${by} gave it to ${name}.` : `${name} took it.`),
    "handed-on": (name: string, by: string | null) => `${by ?? "Somebody"} handed it on to ${name}.`,
    "handed-back": (_name: string, by: string | null) =>
      by ? `${by} gave it back to all.` : "It was given back to all.",
    "shift-ended": (name: string, _by: string | null) =>
      `The shift of ${name} ended: it went back to all, with its place.`,
    "promise-handed-on": (name: string, by: string | null) =>
      `The shift of ${by ?? "somebody"} ended: what was promised goes to ${name}.`,
    returned: (_name: string, _by: string | null) => "It went back to all, with its place.",
  },
};
