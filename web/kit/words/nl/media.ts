import type * as english from "../en/media.ts";

export const media: typeof english.media = {
  kinds: {
    image: "Afbeelding",
    animation: "Bewegende afbeelding",
    video: "Video",
    file: "Bestand",
    audio: "Geluid",
    sticker: "Sticker",
    location: "Een plaats",
    contact: "Een contact",
    shared: "Doorgestuurd van iemand anders",
  },
  download: "Bestand opslaan",
  fetching: "Afbeelding wordt opgehaald",
  failed: "Kon niet worden opgehaald:",
  cannotPlay: "Deze browser kan het niet afspelen: bewaar het en speel het daar af.",
  looking: "Wordt gecontroleerd op schadelijke software",
  infected: (found: string) =>
    `Tegengehouden: er zit schadelijke software in (${found}). Niemand hier kan het openen en het gaat naar niemand. Meld het bij je beveiligingsteam en vraag de klant om een andere vorm.`,
  unscannable: (isTooLarge: boolean) =>
    `Tegengehouden: het kon niet op schadelijke software worden gecontroleerd${isTooLarge ? ": het is groter dan de scanner aanneemt" : ""}.`,
  scanAgain: "Opnieuw controleren",
  open: "Groot openen",
  encrypted: "Een versleuteld bericht: X laat het ons niet lezen.",
  encryptedNext: "Vraag hun een gewoon privébericht te sturen of ons te noemen.",
};

export const hiding: typeof english.hiding = {
  hide: "Verberg voor iedereen",
  show: "Weer tonen",
  hides: "Wordt verborgen",
  shows: "Wordt weer getoond",
  hidden: "Verborgen voor iedereen",
  refused: "Niet verborgen.",
};

export const told: typeof english.told = {
  pressed: "Aangeklikt, niet geschreven",
  standby: "Een ander programma van de maatschappij voert dit gesprek nu en antwoordt.",
  storyReply: "Een antwoord op ons verhaal",
  storyMention: "Ze noemen ons in hun verhaal",
  elsewhere: "Onder een bericht van iemand anders: alleen diegene kan het verbergen",
  cameByAd: "Kwam via een advertentie",
  cameByLink: "Kwam via een link",
  cameByThisAd: (what: string) => `Kwam via de advertentie ${what}`,
  cameByThisLink: (what: string) => `Kwam via de link ${what}`,
  reactions: "Reacties",
  byUs: "van ons",
  byThem: "van de klant",
};

export const attach: typeof english.attach = {
  label: "Bijlagen",
  alt: "Wat erop staat",
  altPlaceholder: "Voor wie het niet ziet",
  looking: "Wordt gecontroleerd",
  infected: "bevat schadelijke software. Verwijder het.",
  unscannable: "kon niet op schadelijke software worden gecontroleerd. Verwijder het.",
  remove: "Verwijderen",
  tooMany: (n: number) => (n === 1 ? "Hier hooguit één bijlage." : `Hooguit ${n} afbeeldingen, of één gif of video.`),
  tooManyFiles: (n: number) => `Hoogstens ${n} bestanden.`,
  notTaken: "Dit kanaal neemt dit soort bestand niet aan.",
  tooLargeHere: "Groter dan dit kanaal aanneemt. Voeg een kleinere toe.",
};

export const around: typeof english.around = {
  removed: (time) => `Verwijderd door de klant, ${time}`,
  erased: (time) => `Gewist, ${time}`,
  keptLongEnough: (time) => `Weg na zijn tijd, ${time}`,
  removedByUs: (time) => `Door ons verwijderd, ${time}`,
  quotes: (name) => `Citeert ${name}`,
  quotedGone: "Deze woorden zijn er niet meer.",
  edited: (time, n) => (n === 1 ? `Bewerkt ${time}, 1 eerdere versie` : `Bewerkt ${time}, ${n} eerdere versies`),
  versionMissing: "Deze versie heeft ons nooit bereikt.",
};

export const deleting: typeof english.deleting = {
  ask: "Verwijderen …",
  title: "Voorgoed verwijderen?",
  about: (channel) =>
    `Deze reactie verdwijnt van ${channel}, voor iedereen, ook voor wie haar schreef. De woorden verdwijnen ook hier.`,
  aboutOurs: (channel) => `Dit antwoord verdwijnt van ${channel}, voor iedereen. De woorden verdwijnen ook hier.`,
  aboutRemoving: (channel) =>
    `${channel} kent geen verbergen: het bericht wordt daar verwijderd. Hier blijft het staan.`,
  forGood: "Dit kan niet ongedaan worden gemaakt.",
  hideInstead: "Liever verbergen",
  delete: "Voorgoed verwijderen",
  deletes: "Wordt verwijderd",
  refused: "Niet verwijderd.",
  removeAsk: "Weghalen uit het openbaar …",
  remove: "Voorgoed weghalen",
  removes: "Wordt weggehaald",
  removed: "Weggehaald uit het openbaar",
  notRemoved: "Niet weggehaald.",
};
