import type { wall as english } from "../en/wall.ts";

/** Het scherm aan de muur. */
export const wall: typeof english = {
  title: "Hoe het ervoor staat",
  waiting: (n: number): string => (n === 1 ? "klant wacht" : "klanten wachten"),
  oldest: "wacht het langst",
  trend: { better: "Beter", worse: "Erger", steady: "Gelijk" },
  halfHour: (began: number, ended: number) => `Laatste half uur: ${began} erbij, ${ended} eraf`,
  broken: (near: number) => `wachten langer dan we het publiek zeiden; ${near} bijna`,
  noPromise: "Er is het publiek nu niets beloofd",
  deadlines: (near) => `doelen gemist; ${near} binnenkort`,
  heat: "Wie wacht, per taal en kanaal",
  language: "Taal",
  nobody: "Er wacht niemand",
  pace: "De laatste drie uur",
  paceLabel: "Hoeveel er wachtten, begonnen te wachten en antwoord kregen, per vijf minuten in drie uur",
  waited: "Wachtend",
  began: "Erbij",
  ended: "Eraf",
  signIn: "Op dit scherm is niemand aangemeld",
  toSignIn: "Aanmelden",
  notForYou: "De wand is voor wie cijfers mag lezen.",
};
