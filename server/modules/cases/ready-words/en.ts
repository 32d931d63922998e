import type { ReadyWords } from "./ready-words.ts";

export const en: ReadyWords = {
  language: "en",
  invite: (link) =>
    link
      ? `Thank you for asking. To keep your details private, let's go on in a direct message: ${link}`
      : "Thank you for asking. To keep your details private, we have written to you in a direct message.",
  goOn: "We go on here, where only you and we can read it. You need not repeat anything: we have your message before us.",
  solved: "We have settled this together in private. Thank you for your patience.",
  askProof: "To be sure that we speak to the right person: what are your booking code and the surname in the booking?",
  askProofByLink: (link) =>
    `To be sure that we speak to the right person, please show who you are here. The link is for you alone and works for an hour: ${link}`,
  codeIsSent: "We have sent a code to the address in your booking. What is it? It works for ten minutes.",
  codeSubject: "Your code",
  code: (code, minutes) =>
    `Your code is ${code}. It works for ${minutes} minutes. Give it only to the colleague who asked for it; if nobody did, ignore this message.`,
  whyHidden: (what) =>
    `Your public message showed this about you: ${what}. With it, others could get at your booking or your details, so we have hidden the message. We can read it and go on helping you here.`,
  pleaseRemove: (what) =>
    `Your public message shows this about you: ${what}. With it, others could get at your booking or your details. Please delete that message; we have what we need and go on helping you here.`,
  noCards:
    "That looked like a card number. We have hidden it from our screens. Please never send card details here: where something is to be paid, we send you a link.",
  replyTime: (wait) => `Reply time now: about ${wait}.`,
  youFly: (flights) => `Your booking is changed. You now fly:\n${flights}`,
  isArranged: (what) => `This is arranged for you:\n${what}`,
  isCancelled: (refund) =>
    `Your booking is cancelled.${refund === null ? "" : ` ${refund} goes back the way it was paid.`}`,
  kinds: {
    pnr: "a booking code",
    eticket: "an e-ticket number",
    passport: "a passport number",
    phone: "a phone number",
    email: "an e-mail address",
    card: "a card number",
    iban: "an account number",
    loyalty: "a frequent-flyer number",
    ktn: "a traveller number",
    pir: "a baggage file number",
    dob: "a date of birth",
  },
  and: " and ",
};
