import type { ways as english } from "../en/ways.ts";

export const ways: typeof english = {
  windows: {
    answer: (channel, until, left) => `${channel}: je kunt antwoorden tot ${until} (nog ${left}).`,
    "entry-point": (channel, until, left) =>
      `${channel}: ze kwamen via een advertentie, dus je kunt antwoorden tot ${until} (nog ${left}).`,
    "human-agent": (channel, until, left) => `${channel}: alleen wat een mens typt, tot ${until} (nog ${left}).`,
    "private-reply": (channel, until, left) =>
      `${channel}: één privéantwoord op hun reactie, tot ${until} (nog ${left}).`,
  },
  more: (n) => (n === 1 ? "Nog één bericht tot zij schrijven." : `Nog ${n} berichten tot zij schrijven.`),
  shut: (channel) => `Nu niet privé op ${channel}.`,
  next: {
    template: () => "Kies een sjabloon",
    "private-reply": (channel) => `Eén privéantwoord op ${channel}`,
    public: () => "Antwoord openbaar",
    elsewhere: (channel) => `Ga verder via ${channel}`,
    "elsewhere-template": (channel) => `Een sjabloon via ${channel}`,
  },
  orWait: "of wacht tot zij schrijven.",
  wait: "Er zit niets anders op dan wachten tot zij schrijven.",
  hold: {
    "sign-in-again": "Iemand moet dit account opnieuw aanmelden; je antwoord wacht daarop.",
    paused: "Dit account is gepauzeerd; je antwoord wacht tot het verdergaat.",
    away: "Het kanaal antwoordt op dit moment niet; je antwoord gaat zodra het kan.",
    limit: "Het kanaal neemt voorlopig niets meer aan van dit account; je antwoord wacht.",
  },
  advice: {
    "summoned-only": (channel) => `${channel} neemt het misschien alleen aan als ze ons noemden.`,
    complained: () => "Ze meldden een mail van ons als ongewenst: schrijf alleen waar ze op wachten.",
    "said-no": (channel) => `${channel} zei dat ze geen berichten van ons ontvangen; dat kan veranderd zijn.`,
  },
  costs: (price) => `Het kost ${price}.`,
  charge: {
    message: (channel) => `${channel} rekent voor elk bericht.`,
    utility: (channel) => `${channel} rekent hiervoor, als mededeling.`,
    marketing: (channel) => `${channel} rekent hiervoor, als reclame.`,
    authentication: (channel) => `${channel} rekent hiervoor, als code.`,
  },
  elsewhere: (channel, account) =>
    `Privébericht op ${channel}, van ${account}: bewezen van hen. Niemand anders kan het lezen.`,
  back: "Terug naar waar ze schreven",
  /** What was not read before sending. */
  guard: {
    title: "Dit gebeurde terwijl je schreef.",
    notSent: "Er is nog niets verzonden.",
    cameBack: "Je antwoord is tegengehouden; er is niets verzonden.",
    what: {
      wrote: (name: string) => `${name} schreef opnieuw`,
      changed: (name: string) => `${name} heeft het bericht veranderd`,
      removed: (name: string) => `${name} heeft het bericht weggehaald`,
      answered: (name: string) => `${name} antwoordde`,
      noted: (name: string) => `${name} liet een notitie achter`,
    },
    anyway: "Toch verzenden",
    rewrite: "Verder schrijven",
  },
  inParts: (n: number) => `Gaat weg in ${n} delen`,
};
