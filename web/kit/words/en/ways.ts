/** When, and at what cost, an answer can go. */
export const ways = {
  windows: {
    answer: (channel: string, until: string, left: string) =>
      `${channel}: you can answer until ${until} (${left} left).`,
    "entry-point": (channel: string, until: string, left: string) =>
      `${channel}: they came by an advertisement, so you can answer until ${until} (${left} left).`,
    "human-agent": (channel: string, until: string, left: string) =>
      `${channel}: only what a person types, until ${until} (${left} left).`,
    "private-reply": (channel: string, until: string, left: string) =>
      `${channel}: one private reply to their comment, until ${until} (${left} left).`,
  },
  more: (n: number) => (n === 1 ? "One more message until they write." : `${n} more messages until they write.`),
  shut: (channel: string) => `Not on ${channel} in private now.`,
  next: {
    template: () => "Choose a template",
    "private-reply": (channel: string) => `One private reply on ${channel}`,
    public: () => "Answer in public",
    elsewhere: (channel: string) => `Go on by ${channel}`,
    "elsewhere-template": (channel: string) => `A template by ${channel}`,
  },
  orWait: "or wait until they write.",
  wait: "Nothing is left but to wait until they write.",
  hold: {
    "sign-in-again": "Somebody has to sign in to this account again; your answer waits for that.",
    paused: "This account is paused; your answer waits until it goes on.",
    away: "The channel does not answer at the moment; your answer goes as soon as it does.",
    limit: "The channel takes no more from this account for now; your answer waits.",
  },
  advice: {
    "summoned-only": (channel: string) => `${channel} may take it only where they called us.`,
    complained: () => "They called a mail of ours unwanted: write only what they wait for.",
    "said-no": (channel: string) => `${channel} said that they take no messages from us; this may have changed.`,
  },
  costs: (price: string) => `It costs ${price}.`,
  charge: {
    message: (channel: string) => `${channel} charges for each message.`,
    utility: (channel: string) => `${channel} charges for it, as a notice.`,
    marketing: (channel: string) => `${channel} charges for it, as advertising.`,
    authentication: (channel: string) => `${channel} charges for it, as a code.`,
  },
  elsewhere: (channel: string, account: string) =>
    `Private message on ${channel}, from ${account}: proved to be theirs. Nobody else can read it.`,
  back: "Back to where they wrote",
  /** What was not read before sending. */
  guard: {
    title: "This happened while you were writing.",
    notSent: "Nothing was sent yet.",
    cameBack: "Your answer was held back; nothing was sent.",
    what: {
      wrote: (name: string) => `${name} wrote again`,
      changed: (name: string) => `${name} changed what they wrote`,
      removed: (name: string) => `${name} took back what they wrote`,
      answered: (name: string) => `${name} answered`,
      noted: (name: string) => `${name} left a note`,
    },
    anyway: "Send all the same",
    rewrite: "Go on writing",
  },
  inParts: (n: number) => `Goes out in ${n} parts`,
};
