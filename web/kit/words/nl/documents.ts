import type { documents as words } from "../en/documents.ts";

export const documents: typeof words = {
  title: "Documenten",
  send: "Documenten sturen",
  kinds: {
    confirmation: "Boekingsbevestiging",
    "check-in": "Uitnodiging om in te checken",
    "boarding-pass": "Instapkaart",
  },
  which: "Welk document",
  where: "Waarheen",
  as: {
    file: "als pagina (PDF)",
    image: "als afbeelding",
    template: "als goedgekeurde tekst met een link",
    link: "als link",
  },
  seat: (seat) => `stoel ${seat}`,
  sentAs: { file: "Pagina", image: "Afbeelding", template: "Goedgekeurde tekst", link: "Link" },
  states: {
    pending: "wordt verstuurd",
    accepted: "verstuurd",
    delivered: "afgeleverd",
    read: "gelezen",
    refused: "geweigerd",
    unsure: "misschien verstuurd",
    undone: "teruggenomen",
  },
  opened: (at) => `geopend ${at}`,
  notOpened: "nog niet geopend",
  byHouse: "meldde dat het oude vervallen is",
  void: (at) => `Vervallen sinds ${at}`,
  voidWhy: {
    cancelled: "geannuleerd",
    flight: "andere vlucht of tijd",
    seat: "andere stoel",
    withdrawn: "check-in teruggedraaid",
    changed: "gewijzigd",
  },
  print: "Afdrukken of bekijken",
  none: "Geen document: van geen boeking is bewezen dat die van hen is.",
  nothing: "Er is geen document voor hun boekingen.",
  unproved: (n) =>
    n === 1
      ? "Van één boeking is niet bewezen dat die van hen is: daarvan kan niets worden verstuurd."
      : `Van ${n} boekingen is niet bewezen dat ze van hen zijn: daarvan kan niets worden verstuurd.`,
  noPlace: "Er kan hun nu niets in privé worden gestuurd.",
  sent: (n) => (n === 1 ? "Het document is onderweg." : `Het document is onderweg naar ${n} plaatsen.`),
  revoke: "Alle links naar de reis intrekken",
  revoked: (n) => (n === 0 ? "Er was geen link." : "Geen link naar hun reis werkt nog."),
  help: "Er gaat een link mee naar hun eigen pagina van de reis. Het beantwoordt niemand en stopt geen klok.",
};
