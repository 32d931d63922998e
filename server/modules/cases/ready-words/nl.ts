import type { ReadyWords } from "./ready-words.ts";

export const nl: ReadyWords = {
  language: "nl",
  invite: (link) =>
    link
      ? `Bedankt voor uw vraag. Laten we voor uw privacy verdergaan in een privébericht: ${link}`
      : "Bedankt voor uw vraag. Voor uw privacy hebben we u een privébericht gestuurd.",
  goOn: "We gaan hier verder, waar alleen u en wij meelezen. U hoeft niets te herhalen: we hebben uw bericht voor ons.",
  solved: "We hebben dit samen in een privébericht opgelost. Bedankt voor uw geduld.",
  askProof:
    "Om zeker te weten dat we de juiste persoon spreken: wat zijn uw boekingscode en de achternaam in de boeking?",
  askProofByLink: (link) =>
    `Wilt u hier laten zien wie u bent, zodat we zeker weten dat we de juiste persoon spreken? De link is alleen voor u en werkt een uur: ${link}`,
  codeIsSent: "We hebben een code gestuurd naar het adres in uw boeking. Wat is die code? Hij werkt tien minuten.",
  codeSubject: "Uw code",
  code: (code, minutes) =>
    `Uw code is ${code}. Hij werkt ${minutes} minuten. Geef hem alleen aan de medewerker die erom vroeg; vroeg niemand erom, dan kunt u dit bericht negeren.`,
  whyHidden: (what) =>
    `In uw openbare bericht stond dit over u: ${what}. Daarmee kunnen anderen bij uw boeking of gegevens komen, daarom hebben we het bericht verborgen. Wij kunnen het lezen en helpen u hier verder.`,
  pleaseRemove: (what) =>
    `In uw openbare bericht staat dit over u: ${what}. Daarmee kunnen anderen bij uw boeking of gegevens komen. Wilt u dat bericht verwijderen? Wij hebben wat we nodig hebben en helpen u hier verder.`,
  noCards:
    "Dat leek op een kaartnummer. We hebben het op onze schermen verborgen. Stuur hier nooit kaartgegevens: als er iets te betalen is, sturen we u een link.",
  replyTime: (wait) => `Antwoordtijd nu: ongeveer ${wait}.`,
  youFly: (flights) => `Uw boeking is gewijzigd. U vliegt nu:\n${flights}`,
  isArranged: (what) => `Dit is voor u geregeld:\n${what}`,
  isCancelled: (refund) =>
    `Uw boeking is geannuleerd.${refund === null ? "" : ` ${refund} gaat terug naar waarmee is betaald.`}`,
  kinds: {
    pnr: "een boekingscode",
    eticket: "een e-ticketnummer",
    passport: "een paspoortnummer",
    phone: "een telefoonnummer",
    email: "een e-mailadres",
    card: "een kaartnummer",
    iban: "een rekeningnummer",
    loyalty: "een frequentflyernummer",
    ktn: "een reizigersnummer",
    pir: "een bagagedossiernummer",
    dob: "een geboortedatum",
  },
  and: " en ",
};
