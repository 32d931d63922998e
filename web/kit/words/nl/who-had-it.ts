import type { whoHadIt as english } from "../en/who-had-it.ts";

export const whoHadIt: typeof english = {
  title: "Wie hem had",
  nobody: "niemand",
  levels: { 1: "een beetje", 2: "goed", 3: "vloeiend" },
  speaks: (language, level) => `spreekt ${language} ${level}`,
  needed: (skills) => `vraagt ${skills}`,
  lent: "helpt een tijd met zulke zaken",
  dropped: {
    level: "wachtte te lang om beter te vragen",
    skill: "wachtte te lang om de vaardigheid te vragen",
    language: "wachtte te lang om de taal te vragen",
  },
  load: (load, capacity) => `had ${load} van ${capacity} eenheden`,
  reasons: {
    language: "niet goed genoeg in de taal",
    skill: "een vaardigheid ontbrak",
    "too-much": "te veel tegelijk",
    conflict: "hoort dit niet te doen",
    other: "een andere reden",
  },
  what: {
    claimed: (name) => `${name} vroeg om de volgende en kreeg hem.`,
    pushed: (name) => `Hij ging naar ${name}.`,
    "came-back": (name) => `Hij kwam terug bij ${name}, die hem kent.`,
    given: (name, by) => (by ? `${by} gaf hem aan ${name}.` : `${name} nam hem.`),
    "handed-on": (name, by) => `${by ?? "Iemand"} droeg hem over aan ${name}.`,
    "handed-back": (_name, by) => (by ? `${by} gaf hem terug aan allen.` : "Hij is teruggegeven aan allen."),
    "shift-ended": (name) => `De dienst van ${name} eindigde: hij ging terug naar allen, met zijn plaats.`,
    "promise-handed-on": (name, by) => `De dienst van ${by ?? "iemand"} eindigde: wat beloofd is gaat naar ${name}.`,
    returned: () => "Hij ging terug naar allen, met zijn plaats.",
  },
};
