import type { drills as english } from "../en/drills.ts";

export const drills: typeof english = {
  label: "Draaiboek",
  kinds: {
    threat: "Bedreiging",
    "self-harm": "Zelfbeschadiging",
    medical: "Medisch",
    minor: "Een kind in gevaar",
    press: "Pers",
    abuse: "Scheldpartij",
    spam: "Spam",
  },
  steps: {
    threat: {
      lead: "Vertel het nu aan een teamleider.",
      security:
        "Vertel het aan de beveiliging, met vlucht of plaats als die genoemd is. Zij beslissen over de politie.",
      evidence: "Verberg of verwijder niets: het is bewijs.",
      calm: "Antwoord rustig of helemaal niet. Geen grap, geen discussie, geen beloften.",
      note: "Schrijf een notitie: wat er gezegd is, wanneer, wie het weet.",
    },
    "self-harm": {
      lead: "Vertel het aan een teamleider: niemand doet dit alleen.",
      answer: "Antwoord nu, in je eigen woorden, privé. Zeg dat je het gelezen hebt en dat zij ertoe doen.",
      helpline: "Geef de hulplijn van het land waar ze zijn.",
      danger: "Op dit moment in gevaar: laat de hulpdiensten of de luchthavenpolitie erheen gaan.",
      stay: "Blijf bij hen tot iemand anders het heeft overgenomen.",
    },
    medical: {
      emergency: "Levensgevaar: laat hen het alarmnummer bellen, of de bemanning of het personeel naast hen roepen.",
      where: "Vraag waar ze zijn, welke vlucht, en wat er is. Privé.",
      station: "Vertel het meteen aan het station of de bemanning, en hoor dat ze het hebben.",
      medicine: "Medicijnen in een koffer: laat de bagageafdeling die vóór al het andere halen.",
      return: "Beloof terug te komen, en houd de zaak.",
    },
    minor: {
      where: "Vraag waar het kind is en op welke vlucht. Privé.",
      station: "Laat het station nu iemand naar het kind sturen, en hoor dat die er is.",
      guardian: "Bereik de ouder of voogd, en stel zeker dat die het is.",
      private: "Geen naam, plaats of vlucht van het kind in het openbaar: verberg wat daar staat.",
      note: "Schrijf een notitie: wie het kind heeft, sinds wanneer.",
    },
    press: {
      "no-statement": "Zeg niets over de zaak, en niets in het openbaar.",
      who: "Vraag naar naam, medium, onderwerp en deadline.",
      "press-office": "Geef het door aan de persdienst, en zeg hun dat je dat deed.",
    },
    abuse: {
      matter: "Antwoord op wat gevraagd wordt, niet op hoe.",
      warn: "Gaat het door: zeg één keer dat we ermee stoppen als het niet ophoudt.",
      rest: "Genoeg: geef het door, en neem even rust. Dat is geen zwakte.",
    },
    spam: {
      "no-links": "Open geen link en antwoord niets.",
      hide: "In het openbaar onder iets van ons: verberg het.",
      close: "Sluit het als geen antwoord nodig.",
    },
  },
  done: (n, of) => `${n} van ${of}`,
  doneBy: (name, when) => `${name}, ${when}`,
  notSo: "Het is er geen",
  notSoOf: (kind) => `Het is er geen: ${kind}`,
  isSo: "Het is er toch een",
  dismissed: (kind, name) => `${name} zei dat het er geen is: ${kind}.`,
};
