import type { telling as english } from "../en/telling.ts";

export const telling: typeof english = {
  waits: "Lang wachten",
  tell: "Zeg klanten één keer dat een antwoord langer duurt dan",
  tellHelp:
    "In hun eigen privégesprek en taal, met de tijd die het publiek te horen krijgt; spreekt niemand die komt hun taal, dan dat we het nog niet kunnen zeggen. Niet tegen wie dringend is of bij een collega ligt, en niets in het openbaar. Geen klok stopt erdoor.",
  never: "Zeg het niemand",
  profile: "Antwoordtijd in ons profiel",
  profileAbout:
    "Vervangt wat daar in ons profiel staat, hooguit elke vijf minuten en alleen als het veranderde. Staat het uit, dan blijft alleen de opening over.",
  profileInLanguages: "Iedere lezer ziet de tijd in de eigen taal.",
  opening: "Opening",
  openingHelp: "Wat er in elk geval staat, hooguit 60 tekens.",
  openingPlaceholder: "Klantenservice, dag en nacht.",
  language: "Taal",
  on: "Zeg hoelang een antwoord duurt",
  save: "Bewaren",
  saved: "Bewaard. Het wordt binnen vijf minuten geschreven.",
  standsThere: (at: string) => `Geschreven ${at}:`,
  notYet: "Er is nog niets geschreven.",
  whyNot: {
    "signed-out": "De leverancier neemt onze sleutels niet meer: geef het account nieuwe.",
    refused: "De leverancier nam het niet; binnen een uur wordt het opnieuw geprobeerd.",
    busy: "De leverancier was bezet of antwoordde niet; het wordt opnieuw geprobeerd.",
  },
};
