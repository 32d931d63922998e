import type { ReadyWords } from "./ready-words.ts";

export const no: ReadyWords = {
  language: "no",
  invite: (link) =>
    link
      ? `Takk for spørsmålet. For å beskytte opplysningene dine fortsetter vi gjerne i en privat melding: ${link}`
      : "Takk for spørsmålet. For å beskytte opplysningene dine har vi skrevet til deg i en privat melding.",
  goOn: "Vi fortsetter her, der bare du og vi kan lese. Du trenger ikke å gjenta noe: vi har meldingen din foran oss.",
  solved: "Vi har løst dette sammen i en privat melding. Takk for tålmodigheten.",
  askProof: "For å være sikre på at vi snakker med rett person: hva er bookingkoden og etternavnet i bestillingen?",
  askProofByLink: (link) =>
    `For å være sikre på at vi snakker med rett person, ber vi deg bekrefte hvem du er her. Lenken er bare for deg og virker i én time: ${link}`,
  codeIsSent: "Vi har sendt en kode til adressen i bestillingen din. Hva er den? Den gjelder i ti minutter.",
  codeSubject: "Koden din",
  code: (code, minutes) =>
    `Koden din er ${code}. Den gjelder i ${minutes} minutter. Gi den bare til den som ba om den; har ingen bedt om den, kan du se bort fra denne meldingen.`,
  whyHidden: (what) =>
    `I den offentlige meldingen din sto dette om deg: ${what}. Med det kunne andre få tilgang til bestillingen eller opplysningene dine, derfor har vi skjult meldingen. Vi kan lese den og hjelper deg videre her.`,
  pleaseRemove: (what) =>
    `I den offentlige meldingen din står dette om deg: ${what}. Med det kunne andre få tilgang til bestillingen eller opplysningene dine. Vennligst slett meldingen; vi har det vi trenger og hjelper deg videre her.`,
  noCards:
    "Det så ut som et kortnummer. Vi har skjult det på skjermene våre. Send aldri kortopplysninger her: Hvis noe skal betales, sender vi deg en lenke.",
  replyTime: (wait) => `Svartid nå: omtrent ${wait}.`,
  youFly: (flights) => `Bestillingen din er endret. Du flyr nå:\n${flights}`,
  isArranged: (what) => `Dette er ordnet for deg:\n${what}`,
  isCancelled: (refund) =>
    `Bestillingen din er avbestilt.${refund === null ? "" : ` ${refund} betales tilbake på samme måte som det ble betalt.`}`,
  kinds: {
    pnr: "en bookingkode",
    eticket: "et e-billettnummer",
    passport: "et passnummer",
    phone: "et telefonnummer",
    email: "en e-postadresse",
    card: "et kortnummer",
    iban: "et kontonummer",
    loyalty: "et bonusnummer",
    ktn: "et reisendenummer",
    pir: "et bagasjesaksnummer",
    dob: "en fødselsdato",
  },
  and: " og ",
};
