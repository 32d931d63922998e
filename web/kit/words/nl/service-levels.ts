import type { serviceLevels as english } from "../en/service-levels.ts";

export const serviceLevels: typeof english = {
  title: "Servicenormen",
  about:
    "Wanneer je open bent, en dus welke tijd telt. Elke wijziging is een versie; cijfers van eerdere blijven zoals ze waren.",
  save: "Bewaren",
  saved: "Bewaard. Het telt vanaf nu.",
  second: "Iemand heeft de servicenormen intussen gewijzigd. Laad die van hen en breng je wijziging opnieuw aan.",
  loadTheirs: "Die van hen laden",
  made: (version, by, when) => `Versie ${version}, door ${by}, ${when}`,
  shipped: "Zoals met Jetbridge meegeleverd",
  calendars: "Kalenders",
  calendarsHelp:
    "Meerdere tijden per dag, zoals 09:00–12:30, 13:00–17:30; een dag zonder tijden is gesloten. Tijden over middernacht zijn er twee: tot 24:00, en vanaf 00:00 op de volgende dag.",
  addCalendar: "Kalender toevoegen",
  removeCalendar: "Verwijderen",
  name: "Naam",
  zone: "Tijdzone",
  twice: "Er is al een kalender met deze naam.",
  never: "Hij is op ten minste één dag van de week open.",
  closed: "gesloten",
  hours: "Tijden",
  hoursFaults: {
    unreadable: "Tijden zoals 09:00–17:00.",
    backwards: "Ze eindigen nadat ze beginnen.",
    overlap: "Deze overlappen elkaar.",
  },
  days: "Feestdagen en andere dagen",
  noDays: "Geen. Elke dag is zoals zijn weekdag.",
  addDay: "Dag toevoegen",
  removeDay: "Deze dag verwijderen",
  import: "iCalendar-bestand inlezen",
  date: "Datum",
  dayName: "Naam",
  read: (days, timed, other) =>
    [
      days === 1 ? "Er is één dag toegevoegd." : `Er zijn ${days} dagen toegevoegd.`,
      timed > 0 && `${timed} op een tijdstip van de dag: weggelaten.`,
      other > 0 && `${other} onleesbaar of te veel.`,
      "Er is nog niets bewaard.",
    ]
      .filter(Boolean)
      .join(" "),
  tryFrom: "Proberen: ze schreven om (UTC)",
  tryHours: "Uren",
  due: (when, isOpen) => (isOpen ? `Voorbij op ${when}.` : `We zijn dan gesloten. Voorbij op ${when}.`),
  dueNever: "Nooit voorbij: hij gaat te zelden open.",
};
