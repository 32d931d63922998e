/** How long it takes, told to customers: in their own conversation, and in our profiles. */
export const telling = {
  waits: "Long waits",
  tell: "Tell customers once when an answer takes longer than",
  tellHelp:
    "In their own private conversation and language, with the time the public is told; where nobody who is to come speaks it, that we can't say yet. Not whoever is urgent or in a colleague's hands, and nobody in public. It stops no clock.",
  never: "Tell nobody",
  profile: "Reply time in our profile",
  profileAbout:
    "Replaces what stands in our profile there, every five minutes at most and only when it changed. Switched off, the opening alone is left.",
  profileInLanguages: "Each reader is shown the time in their own language.",
  opening: "Opening",
  openingHelp: "What stands there in any case, 60 characters at most.",
  openingPlaceholder: "Customer care, day and night.",
  language: "Language",
  on: "Say how long an answer takes",
  save: "Save",
  saved: "Saved. It is written within five minutes.",
  standsThere: (at: string) => `Written ${at}:`,
  notYet: "Nothing was written yet.",
  whyNot: {
    "signed-out": "The vendor no longer takes our keys: give the account new ones.",
    refused: "The vendor did not take it; it is tried again within an hour.",
    busy: "The vendor was busy or did not answer; it is tried again.",
  },
};
