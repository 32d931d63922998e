/** Wat een tekst kan betekenen: onderwerpen, urgentie, gevoel, en waarom de triage dat denkt. */
import type { ChannelKind } from "../../../../contract/words.ts";
import type { reading as english } from "../en/reading.ts";

export const reading: typeof english = {
  topics: {
    cancellation: "Annulering",
    delay: "Vertraging",
    "missed-connection": "Aansluiting gemist",
    baggage: "Bagage",
    booking: "Boeking",
    rebooking: "Omboeking",
    refund: "Terugbetaling",
    "check-in": "Inchecken",
    seat: "Stoel",
    "special-needs": "Bijzondere wensen",
    loyalty: "Spaarprogramma",
    "on-board": "Aan boord",
    airport: "Luchthaven",
    staff: "Personeel",
    website: "Website en app",
    "flight-status": "Vluchtstatus",
    policy: "Regels",
    praise: "Lof",
    other: "Overig",
  },
  urgencies: ["Kan wachten", "Spoedig", "Reis in de knel", "Gestrand"],
  urgencyHelp: [
    "Kan op zijn beurt wachten",
    "Liever snel",
    "De reis van vandaag is in de knel",
    "Iemand is gestrand, onveilig of mist bijna een vlucht",
  ],
  needs: { answer: "Een antwoord", word: "Een woord", mention: "Niets" },
  feelings: { negative: "Ontevreden", neutral: "Neutraal", positive: "Tevreden" },
  otherLanguage: "Een andere taal",
  noLanguage: "Geen taal",
  channels: {
    x: "X",
    facebook: "Facebook",
    messenger: "Messenger",
    instagram: "Instagram",
    whatsapp: "WhatsApp",
    email: "E-mail",
    chat: "Chat",
    telegram: "Telegram",
  } satisfies Record<ChannelKind, string>,
  about: { language: "Taal", needs: "Vraagt om", topics: "Onderwerp", urgency: "Urgentie", feeling: "Gevoel" },
};
