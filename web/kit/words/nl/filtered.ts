import type { filtered as words } from "../en/filtered.ts";

export const filtered: typeof words = {
  title: "Wat werd uitgezeefd",
  about:
    "Volgens de triage hebben deze niets nodig. Naar een paar per dag wordt gevraagd, zodat bekend is hoeveel er gemist wordt.",
  question: "Had dit een antwoord nodig?",
  answer: "Een antwoord",
  word: "Een woord",
  nothing: "Niets",
  skip: "Overslaan",
  left: (n) => (n === 1 ? "Nog één voor jou vandaag" : `Nog ${n} voor jou vandaag`),
  opened: (number) => `${number} is nu een zaak en wacht sinds het geschreven werd.`,
  again: "Toch anders",
  lastWas: "Het vorige had niets nodig.",
  doneTitle: "Dank je, dat is genoeg voor vandaag",
  done: "Morgen zijn er weer andere.",
  noneTitle: "Nu is er niets te vragen",
  none: "Als er iets wordt uitgezeefd in een taal die je spreekt, kan er hier naar gevraagd worden.",
  missedTitle: "Hoeveel er gemist werd",
  missedAbout: (days) =>
    `Van wat de laatste ${days} dagen niets nodig leek te hebben: het deel dat toch een antwoord nodig had, uit wat er gevraagd werd. Negentien van de twintig keer ligt het tussen de twee cijfers.`,
  language: "Taal",
  version: "Beoordeeld door",
  versionOf: (version) => (version === null ? "alleen de regels" : `versie ${version}`),
  all: "Alles",
  missed: "Had een antwoord nodig",
  between: (low, high) => `${low} tot ${high}`,
  words: "Verdiende een woord",
  asked: "Gevraagd",
  of: (n, seen) => `${n} van ${seen}`,
  tooFew: "te weinig om te zeggen",
  rule: "Vragen naar wat werd uitgezeefd",
  ruleHelp:
    "Naar kleine talen wordt meer gevraagd dan hun deel. 0 per dag: er wordt niets gevraagd en hoeveel er gemist wordt is niet bekend.",
  perDay: "Vragen per dag, samen",
  perAgent: "Hoogstens door één collega",
  save: "Opslaan",
  saved: "Opgeslagen.",
  errorOf: (share, low, high) =>
    `Van wat niets nodig leek te hebben had ${share} toch een antwoord nodig (${low} tot ${high}).`,
  errorUnknown: "Hoeveel daarvan toch een antwoord nodig had is nog niet bekend: er is te weinig naar gevraagd.",
};
