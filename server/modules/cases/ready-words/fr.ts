import type { ReadyWords } from "./ready-words.ts";

export const fr: ReadyWords = {
  language: "fr",
  invite: (link) =>
    link
      ? `Merci pour votre question. Pour protéger vos données, continuons en message privé : ${link}`
      : "Merci pour votre question. Pour protéger vos données, nous vous avons écrit en message privé.",
  goOn: "Nous continuons ici, où seuls vous et nous lisons. Inutile de répéter : nous avons votre message sous les yeux.",
  solved: "Nous avons réglé cela ensemble en message privé. Merci pour votre patience.",
  askProof:
    "Pour être sûrs de parler à la bonne personne : quels sont votre code de réservation et le nom de famille de la réservation ?",
  askProofByLink: (link) =>
    `Pour être sûrs de parler à la bonne personne, merci de confirmer ici qui vous êtes. Le lien est pour vous seul et fonctionne une heure : ${link}`,
  codeIsSent: "Nous avons envoyé un code à l’adresse de votre réservation. Quel est-il ? Il est valable dix minutes.",
  codeSubject: "Votre code",
  code: (code, minutes) =>
    `Votre code est ${code}. Il est valable ${minutes} minutes. Ne le donnez qu’à la personne qui l’a demandé ; si personne ne l’a demandé, ignorez ce message.`,
  whyHidden: (what) =>
    `Votre message public montrait ceci à votre sujet : ${what}. D’autres pourraient ainsi accéder à votre réservation ou à vos données, nous avons donc masqué le message. Nous pouvons le lire et continuons à vous aider ici.`,
  pleaseRemove: (what) =>
    `Votre message public montre ceci à votre sujet : ${what}. D’autres pourraient ainsi accéder à votre réservation ou à vos données. Merci de supprimer ce message ; nous avons ce qu’il nous faut et continuons à vous aider ici.`,
  noCards:
    "Cela ressemblait à un numéro de carte. Nous l’avons masqué sur nos écrans. N’envoyez jamais de données de carte ici : s’il y a quelque chose à régler, nous vous envoyons un lien.",
  replyTime: (wait) => `Temps de réponse actuel : environ ${wait}.`,
  youFly: (flights) => `Votre réservation est modifiée. Vos vols sont désormais :\n${flights}`,
  isArranged: (what) => `Voici ce qui est arrangé pour vous :\n${what}`,
  isCancelled: (refund) =>
    `Votre réservation est annulée.${refund === null ? "" : ` ${refund} seront remboursés par le moyen de paiement utilisé.`}`,
  kinds: {
    pnr: "un code de réservation",
    eticket: "un numéro de billet électronique",
    passport: "un numéro de passeport",
    phone: "un numéro de téléphone",
    email: "une adresse e-mail",
    card: "un numéro de carte",
    iban: "un numéro de compte",
    loyalty: "un numéro de fidélité",
    ktn: "un numéro de voyageur",
    pir: "un numéro de dossier bagage",
    dob: "une date de naissance",
  },
  and: " et ",
};
