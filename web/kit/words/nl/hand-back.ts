import type { handBack as english, handOn as englishOn } from "../en/hand-back.ts";

export const handBack: typeof english = {
  title: "Teruggeven",
  about: "De zaak houdt zijn plaats en wordt je een half uur niet opnieuw aangeboden. Waarom?",
  reasons: {
    language: "Ik spreek de taal niet goed genoeg",
    skill: "Er is een vaardigheid voor nodig die ik niet heb",
    "too-much": "Ik heb te veel tegelijk",
    conflict: "Ik hoor dit niet te doen (ik ken hen, of had een geschil)",
    other: "Een andere reden",
  },
};

export const handOn: typeof englishOn = {
  title: "Overdragen aan een collega",
  summary: "Wat die moet weten",
  summaryHelp: "Een notitie in de zaak. De klant houdt zijn plaats en zijn klok.",
  done: (name) => `Overgedragen aan ${name}.`,
};
