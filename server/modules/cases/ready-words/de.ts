import type { ReadyWords } from "./ready-words.ts";

export const de: ReadyWords = {
  language: "de",
  invite: (link) =>
    link
      ? `Danke für Ihre Frage. Zum Schutz Ihrer Daten machen wir gern in einer Direktnachricht weiter: ${link}`
      : "Danke für Ihre Frage. Zum Schutz Ihrer Daten haben wir Ihnen eine Direktnachricht geschrieben.",
  goOn: "Wir machen hier weiter, wo nur Sie und wir mitlesen. Sie müssen nichts wiederholen: Ihre Nachricht liegt uns vor.",
  solved: "Wir haben das gemeinsam in einer Direktnachricht geklärt. Danke für Ihre Geduld.",
  askProof:
    "Damit wir sicher mit der richtigen Person sprechen: Wie lauten Ihr Buchungscode und der Nachname in der Buchung?",
  askProofByLink: (link) =>
    `Damit wir sicher mit der richtigen Person sprechen, weisen Sie sich bitte hier aus. Der Link ist nur für Sie und gilt eine Stunde: ${link}`,
  codeIsSent: "Wir haben einen Code an die Adresse in Ihrer Buchung geschickt. Wie lautet er? Er gilt zehn Minuten.",
  codeSubject: "Ihr Code",
  code: (code, minutes) =>
    `Ihr Code lautet ${code}. Er gilt ${minutes} Minuten. Geben Sie ihn nur der Person, die danach gefragt hat; hat niemand gefragt, ignorieren Sie diese Nachricht.`,
  whyHidden: (what) =>
    `In Ihrer öffentlichen Nachricht stand über Sie: ${what}. Damit könnten andere an Ihre Buchung oder Ihre Daten kommen, deshalb haben wir die Nachricht ausgeblendet. Wir können sie lesen und helfen Ihnen hier weiter.`,
  pleaseRemove: (what) =>
    `In Ihrer öffentlichen Nachricht steht über Sie: ${what}. Damit könnten andere an Ihre Buchung oder Ihre Daten kommen. Bitte löschen Sie die Nachricht; wir haben, was wir brauchen, und helfen Ihnen hier weiter.`,
  noCards:
    "Das sah nach einer Kartennummer aus. Wir haben sie auf unseren Bildschirmen verborgen. Bitte senden Sie hier niemals Kartendaten: Wenn etwas zu zahlen ist, schicken wir Ihnen einen Link.",
  replyTime: (wait) => `Antwortzeit jetzt: etwa ${wait}.`,
  youFly: (flights) => `Ihre Buchung ist geändert. Sie fliegen jetzt:\n${flights}`,
  isArranged: (what) => `Das ist für Sie erledigt:\n${what}`,
  isCancelled: (refund) =>
    `Ihre Buchung ist storniert.${refund === null ? "" : ` ${refund} werden auf dem Weg erstattet, auf dem bezahlt wurde.`}`,
  kinds: {
    pnr: "ein Buchungscode",
    eticket: "eine E-Ticket-Nummer",
    passport: "eine Passnummer",
    phone: "eine Telefonnummer",
    email: "eine E-Mail-Adresse",
    card: "eine Kartennummer",
    iban: "eine Kontonummer",
    loyalty: "eine Vielfliegernummer",
    ktn: "eine Reisendennummer",
    pir: "eine Gepäckaktennummer",
    dob: "ein Geburtsdatum",
  },
  and: " und ",
};
