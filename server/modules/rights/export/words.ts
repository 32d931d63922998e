/** What the pages of an export say, in the languages that they are written in. */

export type PageLanguage = "en" | "nl";

const en = {
  title: "Your data",
  intro:
    "This is what we keep of you in our customer care. The files in the folder data hold the same for programs; what you and we sent each other lies in the folder files.",
  madeAt: "Made on",
  sections: {
    identity: "How we know you",
    consent: "What you allowed",
    messages: "What you wrote and what we answered",
    cases: "What it was about",
    bookings: "Bookings we keep a copy of",
    touchpoints: "What our systems saw of your journeys",
    chat: "Chats on our site",
    proofs: "How you showed who you are",
    documents: "Documents we sent you",
    ratings: "What you said of our help",
    payments: "What you were asked to pay",
    sales: "What you bought or changed with our help",
    exposures: "What stood in public and was hidden",
    reads: "When colleagues looked",
  },
  nothing: "Nothing.",
  you: "You",
  we: "We",
  note: "A note among colleagues",
  files: "Files",
  file: "file",
  earlier: "Before you changed it",
  more: "The rest is in the folder data.",
  shared: "others have it too",
  known: { claimed: "you said so", seen: "we saw it", verified: "proved" },
  given: "allowed",
  withdrawn: "not allowed",
  purposes: {
    marketing: "Offers and news",
    surveys: "Questions about your journey",
    "personal-offers": "Offers made for you",
    "sharing-with-partners": "Sharing with partners",
  },
  ways: {
    "in-talk": "in a talk with us",
    "by-phone": "by phone",
    "on-site": "on our site",
    "in-app": "in our app",
    "on-paper": "on paper",
    "from-import": "from another system",
    "on-channel": "you told the channel",
  },
  rights:
    "You may ask us to correct or erase it, to stop using it, or to hand it to another company, and you may complain to your data protection authority.",
};

export type PageWords = typeof en;

const nl: PageWords = {
  title: "Uw gegevens",
  intro:
    "Dit is wat onze klantenservice van u bewaart. De bestanden in de map data bevatten hetzelfde voor programma's; wat u en wij elkaar stuurden, staat in de map files.",
  madeAt: "Gemaakt op",
  sections: {
    identity: "Waaraan wij u herkennen",
    consent: "Waar u toestemming voor gaf",
    messages: "Wat u schreef en wat wij antwoordden",
    cases: "Waar het over ging",
    bookings: "Boekingen waarvan wij een kopie bewaren",
    touchpoints: "Wat onze systemen van uw reizen zagen",
    chat: "Chats op onze site",
    proofs: "Hoe u liet zien wie u bent",
    documents: "Documenten die we u stuurden",
    ratings: "Wat u van onze hulp vond",
    payments: "Wat u gevraagd is te betalen",
    sales: "Wat u met onze hulp kocht of wijzigde",
    exposures: "Wat openbaar stond en is verborgen",
    reads: "Wanneer collega's keken",
  },
  nothing: "Niets.",
  you: "U",
  we: "Wij",
  note: "Een notitie onder collega's",
  files: "Bestanden",
  file: "bestand",
  earlier: "Voordat u het wijzigde",
  more: "De rest staat in de map data.",
  shared: "anderen hebben dit ook",
  known: { claimed: "u zei het", seen: "wij zagen het", verified: "bewezen" },
  given: "toegestaan",
  withdrawn: "niet toegestaan",
  purposes: {
    marketing: "Aanbiedingen en nieuws",
    surveys: "Vragen over uw reis",
    "personal-offers": "Aanbiedingen voor u persoonlijk",
    "sharing-with-partners": "Delen met partners",
  },
  ways: {
    "in-talk": "in een gesprek met ons",
    "by-phone": "per telefoon",
    "on-site": "op onze site",
    "in-app": "in onze app",
    "on-paper": "op papier",
    "from-import": "uit een ander systeem",
    "on-channel": "u zei het tegen het kanaal",
  },
  rights:
    "U kunt ons vragen uw gegevens te verbeteren of te wissen, te stoppen met het gebruik ervan of ze aan een ander bedrijf te geven, en u kunt een klacht indienen bij uw toezichthouder.",
};

export const pageLanguageOf = (language: string): PageLanguage => (language === "nl" ? "nl" : "en");
export const pageWords = (language: PageLanguage): PageWords => (language === "nl" ? nl : en);
