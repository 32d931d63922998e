/** Who is asked what they think of our help: for leads. */
export const ratingRule = {
  title: "Ratings",
  help: "Asked once after a case was closed, in private, in the customer's language and where they wrote, by a link to a page that needs no sign-in. Who was stranded is asked once they have arrived, as far as bookings and flights tell. Nobody is asked who has another case open, whose case had a drill, whom we may not write to then, or who does not want to be asked.",
  asks: "What is asked",
  kinds: { off: "Nothing", csat: "Satisfaction (1 to 5)", nps: "Recommendation (0 to 10)" },
  share: "Of a hundred closed cases",
  rest: "Nobody twice within days",
  wait: "Minutes after closing",
  channels: "On which channels",
  stranded: "Stranded: within days",
  byTemplate: "By an approved template where our own words may not go any more",
  byTemplateHelp:
    "WhatsApp and Messenger, a day after they last wrote: by the template please_rate, or another whose only variable is the link, once the channel approved it in the customer's language. It may cost. Without one nobody is asked there.",
  needsConsent: "Only those who said that they may be asked",
  needsConsentHelp: "Consent for surveys, noted beside the customer. Who said no is never asked.",
  lately: (asked: string, answered: string) => `In the last 30 days ${asked} were asked, ${answered} answered.`,
  passed: "Not asked:",
  save: "Save",
};
