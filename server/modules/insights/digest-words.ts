/** The words of the weekly digest, in the languages of the pages. */
import type { Figure } from "../../../contract/insights.ts";

export const digestLanguages = ["en", "nl"] as const;
export type DigestLanguage = (typeof digestLanguages)[number];

/** What it tells, in this order. */
export const digestFigures = [
  "received",
  "opened",
  "handled",
  "first-response",
  "next-response",
  "resolution",
  "reopened",
  "same-channel",
  "referred",
  "backlog",
  "csat",
  "nps",
  "ratings-answered",
] as const satisfies readonly Figure[];
type Told = (typeof digestFigures)[number];

export interface DigestWords {
  subject: (from: string, to: string) => string;
  opening: (from: string, to: string) => string;
  figures: Record<Told, string>;
  median: string;
  p90: string;
  before: (value: string) => string;
  none: string;
  /** Of so few nothing is said. */
  tooFew: (n: number, fewest: number) => string;
  /** What nineteen of twenty such weeks would say. */
  between: (low: string, high: string) => string;
  link: string;
  stop: string;
  units: { seconds: string; minutes: string; hours: string; days: string };
}

export const digestWords: Record<DigestLanguage, DigestWords> = {
  en: {
    subject: (from, to) => `Care in figures, ${from} to ${to}`,
    opening: (from, to) => `The week from ${from} to ${to} (UTC), and in brackets the week before.`,
    figures: {
      received: "Messages received",
      opened: "Cases opened",
      handled: "Answers given",
      "first-response": "First response",
      "next-response": "Next responses",
      resolution: "Resolution",
      reopened: "Came back after it was solved",
      "same-channel": "Solved where it began",
      referred: "Sent elsewhere",
      backlog: "Waiting when the week ended",
      csat: "Satisfied (4 and 5 of 5)",
      nps: "Would recommend us (NPS)",
      "ratings-answered": "Answered when asked what they think",
    },
    median: "median",
    p90: "9 of 10 within",
    before: (value) => `(${value})`,
    none: "none",
    tooFew: (n, fewest) => `${n} ratings, fewer than ${fewest}: too few to say`,
    between: (low, high) => `between ${low} and ${high}`,
    link: "The same at the desk, with what stands behind each number:",
    stop: "You get this because you asked for it on the page Figures; there you can end it too.",
    units: { seconds: "s", minutes: "min", hours: "h", days: "d" },
  },
  nl: {
    subject: (from, to) => `Klantenzorg in cijfers, ${from} tot ${to}`,
    opening: (from, to) => `De week van ${from} tot ${to} (UTC), en tussen haakjes de week ervoor.`,
    figures: {
      received: "Ontvangen berichten",
      opened: "Geopende zaken",
      handled: "Gegeven antwoorden",
      "first-response": "Eerste antwoord",
      "next-response": "Volgende antwoorden",
      resolution: "Oplossing",
      reopened: "Teruggekomen na oplossing",
      "same-channel": "Opgelost waar het begon",
      referred: "Elders heen gestuurd",
      backlog: "Wachtend toen de week eindigde",
      csat: "Tevreden (4 en 5 van 5)",
      nps: "Zou ons aanbevelen (NPS)",
      "ratings-answered": "Antwoordden toen we naar hun mening vroegen",
    },
    median: "mediaan",
    p90: "9 van 10 binnen",
    before: (value) => `(${value})`,
    none: "geen",
    tooFew: (n, fewest) => `${n} beoordelingen, minder dan ${fewest}: te weinig om iets te zeggen`,
    between: (low, high) => `tussen ${low} en ${high}`,
    link: "Hetzelfde aan de balie, met wat er achter elk getal staat:",
    stop: "Je krijgt dit omdat je erom vroeg op de pagina Cijfers; daar kun je het ook stoppen.",
    units: { seconds: "s", minutes: "min", hours: "u", days: "d" },
  },
};
