import type { urgency as english } from "../en/urgency.ts";

export const urgency: typeof english = {
  title: "Urgentie",
  about:
    "Wat een zaak urgent maakt. Punten van verschillende regels tellen op; van twee regels over hetzelfde telt de hoogste. Zaken verschuiven vanzelf met de tijd en met wat er met vluchten gebeurt.",
  words: "Wat ze schrijven",
  trip: "Hun reis",
  tripHelp:
    "Uit de boeking en de vlucht, voor zover bekend. Een boeking waarvan iemand alleen zegt dat het de zijne is telt ook, maar maakt een zaak nooit de urgentste.",
  signs: {
    threat: "Een bedreiging",
    "self-harm": "Ze spreken over zichzelf iets aandoen",
    medical: "Iemands gezondheid is in gevaar",
    minor: "Een kind is alleen of kwijt",
    "says-stranded": "Gestrand, onveilig of nu aan het instappen, naar hun woorden",
    "says-in-trouble": "De reis van vandaag zit in de knel, naar hun woorden",
    "says-soon": "Liever spoedig, naar hun woorden",
    distress: "Ze zijn wanhopig of bang",
    "at-airport": "Ze zijn op de luchthaven, of tussen twee vluchten",
    "leaves-soon": "Hun vlucht vertrekt binnen",
    cancelled: "Hun vlucht is geannuleerd, en zou vertrekken binnen",
    "misses-connection": "Ze missen een aansluiting die vertrekt binnen",
    "minor-alone": "Een kind reist alleen, op een vlucht binnen",
    assistance: "Er is assistentie geboekt, op een vlucht binnen",
    "turned-away": "Geweigerd aan de gate of voor een aansluiting, in de laatste",
    "trip-stopped": "Inchecken, bagage of documenten mislukt, in de laatste",
    "step-failed": "Iets anders mislukt, in de laatste",
  },
  condition: "Wanneer",
  hours: "uur",
  points: "punten",
  hoursOf: (sign) => `Uren: ${sign}`,
  pointsOf: (sign) => `Punten: ${sign}`,
  remove: (sign) => `Verwijderen: ${sign}`,
  add: "Regel toevoegen",
  addOf: "Toe te voegen regel",
  steps: "Vanaf hoeveel punten",
  stepsHelp: "Onder de eerste kan een zaak op haar beurt wachten. Binnen een stap gaat voor wie het langst wacht.",
  faults: {
    number: "Hele getallen: uren van 1 tot 240, punten van 0 tot 200.",
    twice: "Er zijn twee regels voor hetzelfde.",
    steps: "Elke stap vraagt meer punten dan de vorige, van 1 tot 500.",
  },
  tryOut: "Proberen op de laatste 24 uur",
  tried: (cases, changed) =>
    cases === 0
      ? "In de laatste 24 uur is geen zaak gewogen."
      : changed === 0
        ? `Geen van ${cases} zaken zou meer of minder urgent zijn geweest.`
        : `${changed} van ${cases} zaken zouden meer of minder urgent zijn geweest:`,
  moved: (n, was, becomes) => `${n} × ${was} → ${becomes}`,
  tryHelp: "Elk zoals ze er voor stond toen ze het laatst gewogen werd. Die het verst verschuiven, hoogstens 50:",
  triedCase: "Zaak",
  triedWas: "Nu",
  triedBecomes: "Met deze tabel",
  withPoints: (step, points) => `${step} (${points})`,
  save: "Bewaren",
  saved: "Bewaard. Alle open zaken worden ermee gewogen.",
  second: "Iemand heeft dit intussen gewijzigd. Laad die van hen en breng je wijziging opnieuw aan.",
  loadTheirs: "Die van hen laden",
  made: (version, by, when) => `Versie ${version}, door ${by}, ${when}`,
  shipped: "Zoals met Jetbridge meegeleverd",
};
