import type { languageModel as words } from "../en/language-model.ts";

export const languageModel: typeof words = {
  menu: "Vraag het taalmodel",
  mark: "Taalmodel",
  titles: {
    draft: "Voorgesteld antwoord",
    translation: "Vertaling",
    summary: "Samenvatting",
  },
  actions: {
    draft: (language) => `Stel een antwoord voor in het ${language}`,
    translation: (language) => `Vertaal wat ik schreef naar het ${language}`,
    summary: "Vat het gesprek samen",
  },
  translate: "Vertaal",
  translated: "Vertaald door het taalmodel",
  original: "Toon het origineel",
  nothingWritten: "Schrijf eerst iets: het wordt voor de klant vertaald.",
  waiting: "Het taalmodel schrijft …",
  late: "Dit duurt langer dan anders. Ga zonder verder; het verschijnt hier zodra het klaar is.",
  use: "Gebruik dit",
  again: "Vraag opnieuw",
  dismiss: "Verwerp",
  readFirst: "Niemand heeft dit gelezen. Controleer elk feit, elke naam en elk getal voor u het gebruikt.",
  cautions: {
    split: "Langer dan één bericht: het zou in delen uitgaan.",
    "link-removed": "Een adres dat niet van ons is, is weggelaten.",
    "placeholder-left": "Een woord als <EMAIL_1> staat voor privégegevens: vul het in of haal het weg.",
  },
  failures: {
    away: "Het taalmodel is niet bereikbaar. Ga zonder verder.",
    slow: "Het taalmodel deed er te lang over. Ga zonder verder.",
    refused: "Het taalmodel wilde hier niet op antwoorden.",
    senseless: "Wat er kwam was onbruikbaar, twee keer.",
    "wrong-language": "Het antwoord kwam in een andere taal, twee keer.",
    "too-long": "Het antwoord was te lang voor dit kanaal, twee keer.",
    spent: "Het budget van deze maand voor het taalmodel is op.",
    dropped: "Niemand kon er op tijd aan werken. Vraag het opnieuw.",
  },
};
