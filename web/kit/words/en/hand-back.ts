/** Giving a case back, and where it went before. */
export const handBack = {
  title: "Hand back",
  about: "It keeps its place, and is not offered to you again for half an hour. Why?",
  reasons: {
    language: "I don't speak the language well enough",
    skill: "It needs a skill that I don't have",
    "too-much": "I have too much at once",
    conflict: "I should not be the one (I know them, or had a dispute)",
    other: "Another reason",
  },
};

/** Handing a case on to a colleague, warm. */
export const handOn = {
  title: "Hand on to a colleague",
  summary: "What they should know",
  summaryHelp: "A note in the case. The customer keeps their place and their clock.",
  done: (name: string) => `Handed on to ${name}.`,
};
