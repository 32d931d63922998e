import type { phrases as words } from "../en/phrases.ts";

export const phrases: typeof words = {
  title: (language) => `Zeg het in het ${language}`,
  about: "Elk van deze zinnen komt zo in het antwoord te staan. Eronder staat wat hij betekent.",
  nobody: (language) => `Niemand die er nu is, spreekt ${language}. Zeg een goedgekeurde zin, en hoe lang het duurt.`,
  open: "Zinnen",
};
