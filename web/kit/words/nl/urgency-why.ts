import type { urgencyWhy as english } from "../en/urgency-why.ts";

export const urgencyWhy: typeof english = {
  title: "Waarom zo urgent",
  points: (n) => `+${n}`,
  signs: {
    "says-stranded": "Ze schrijven dat ze gestrand, onveilig of aan het instappen zijn",
    "says-in-trouble": "Ze schrijven dat de reis van vandaag in de knel zit",
    "says-soon": "Ze schrijven dat het spoedig is, of roepen om hulp",
    distress: "Ze zijn wanhopig of bang",
    "at-airport": "Op de luchthaven, of tussen twee vluchten",
    "leaves-soon": "Hun vlucht vertrekt spoedig",
    cancelled: "Hun vlucht is geannuleerd",
    "misses-connection": "Ze missen een aansluiting",
    "minor-alone": "Een kind reist alleen",
    assistance: "Er is assistentie geboekt",
    "turned-away": "Geweigerd aan de gate of voor een aansluiting",
    "trip-stopped": "Inchecken, bagage of documenten mislukt",
    "step-failed": "Onderweg is iets mislukt",
  },
  nothing: "Er is geen haast bij.",
  isClaimed: "niet bewezen",
  heldBack: "Niet hoger, want het is niet bewezen dat de boeking van hen is.",
  byHand: "Een collega heeft het anders ingesteld; dat blijft zo tot er meer bekend is.",
  changes: (when) => `Wordt vanzelf opnieuw gewogen: ${when}`,
};
