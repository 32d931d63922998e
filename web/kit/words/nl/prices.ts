import type { prices as english } from "../en/prices.ts";

export const prices: typeof english = {
  title: "Wat berichten kosten",
  help: "Kanalen noemen geen prijzen. Wat u hier opschrijft, uit uw eigen contract, zien medewerkers bij het antwoordvak; zonder regel zien zij alleen dat het iets kost.",
  none: "Geen verbonden kanaal rekent iets voor berichten.",
  empty: "Nog niets opgeschreven.",
  add: "Prijs toevoegen",
  remove: "Deze prijs weghalen",
  save: "Opslaan",
  saved: "Opgeslagen.",
  category: "Waarvoor",
  prefix: "Nummers die beginnen met",
  everywhere: "alle andere",
  amount: "Prijs per stuk",
  currency: "Valuta",
  categories: {
    message: "Elk bericht",
    utility: "Sjabloon: melding",
    marketing: "Sjabloon: reclame",
    authentication: "Sjabloon: code",
  },
  wrongAmount: "Een bedrag zoals 0,0456.",
  wrongCurrency: "Drie letters: EUR.",
  wrongPrefix: "Alleen cijfers, zonder +.",
  twice: "Er is al een regel hiervoor.",
};
