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
