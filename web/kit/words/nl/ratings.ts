import type { ratings as words } from "../en/ratings.ts";

export const ratings: typeof words = {
  title: "Beoordeling",
  csat: (score) => `${score} van 5`,
  nps: (score) => `${score} van 10`,
  kinds: { csat: "Tevredenheid", nps: "Aanbeveling" },
  due: "Wordt gevraagd",
  asked: "Gevraagd, nog geen antwoord",
  passed: "Niet gevraagd:",
  why: {
    "switched-off": "beoordelingen staan uit",
    channel: "niet op dit kanaal",
    "not-closed": "de zaak was weer open",
    erased: "de gegevens zijn gewist",
    stranded: "deze reiziger was gestrand, en niets zei dat die aankwam",
    drill: "de zaak had een draaiboek",
    "other-case": "een andere zaak staat nog open",
    "asked-lately": "kortgeleden al gevraagd",
    unwelcome: "wil niet gevraagd worden",
    "no-way": "we mogen daar nu niet schrijven, en er is geen sjabloon voor",
  },
};
