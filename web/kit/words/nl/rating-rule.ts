import type { ratingRule as words } from "../en/rating-rule.ts";

export const ratingRule: typeof words = {
  title: "Beoordelingen",
  help: "Eén keer gevraagd nadat een zaak gesloten is, in een privébericht, in de taal van de klant en waar die schreef, met een link naar een pagina zonder inloggen. Wie gestrand was, wordt gevraagd na aankomst, voor zover boekingen en vluchten dat vertellen. Niet gevraagd wordt wie een andere open zaak heeft, wiens zaak een draaiboek had, wie we dan niet mogen schrijven, of wie dat niet wil.",
  asks: "Wat er gevraagd wordt",
  kinds: { off: "Niets", csat: "Tevredenheid (1 tot 5)", nps: "Aanbeveling (0 tot 10)" },
  share: "Van honderd gesloten zaken",
  rest: "Niemand twee keer binnen dagen",
  wait: "Minuten na het sluiten",
  channels: "Op welke kanalen",
  stranded: "Gestrand: binnen dagen",
  byTemplate: "Met een goedgekeurd sjabloon waar onze eigen woorden niet meer mogen",
  byTemplateHelp:
    "WhatsApp en Messenger, een dag nadat de klant het laatst schreef: met het sjabloon please_rate, of een ander met alleen de link als variabele, zodra het kanaal dat in de taal van de klant goedkeurde. Het kan geld kosten. Zonder sjabloon wordt daar niemand gevraagd.",
  needsConsent: "Alleen wie zei gevraagd te mogen worden",
  needsConsentHelp: "Toestemming voor enquêtes, genoteerd bij de klant. Wie nee zei, wordt nooit gevraagd.",
  lately: (asked, answered) => `In de laatste 30 dagen zijn er ${asked} gevraagd; ${answered} antwoordden.`,
  passed: "Niet gevraagd:",
  save: "Opslaan",
};
