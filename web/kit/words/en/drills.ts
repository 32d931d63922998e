/** What is to be done step by step where nobody may improvise. */
import type { DrillKind } from "../../../../contract/drills.ts";

export const drills = {
  label: "Drill",
  kinds: {
    threat: "Threat",
    "self-harm": "Self-harm",
    medical: "Medical",
    minor: "A minor in danger",
    press: "Press",
    abuse: "Abuse",
    spam: "Spam",
  } satisfies Record<DrillKind, string> as Record<DrillKind, string>,
  steps: {
    threat: {
      lead: "Tell a team lead now.",
      security: "Tell security, with the flight or place if one is named. They decide about the police.",
      evidence: "Hide or delete nothing: it is evidence.",
      calm: "Answer calmly or not at all. No jokes, no argument, no promises.",
      note: "Write a note: what was said, when, who was told.",
    },
    "self-harm": {
      lead: "Tell a team lead: nobody does this alone.",
      answer: "Answer now, in your own words, in private. Say that you read it and that they matter.",
      helpline: "Give the crisis line of the country they are in.",
      danger: "In danger at this moment: have the emergency services or the airport police go there.",
      stay: "Stay with them until somebody else has taken over.",
    },
    medical: {
      emergency: "Somebody's life is in danger: they call the emergency number, or the crew or staff beside them.",
      where: "Ask where they are, which flight, and what is wrong. In private.",
      station: "Tell the station or the crew at once, and hear that they have it.",
      medicine: "Medicine in a bag: have baggage fetch it before anything else.",
      return: "Promise to come back, and keep the case.",
    },
    minor: {
      where: "Ask where the child is and on which flight. In private.",
      station: "Have the station send somebody to the child now, and hear that they are there.",
      guardian: "Reach the guardian, and make sure that it is them.",
      private: "No name, place or flight of the child in public: hide what stands there.",
      note: "Write a note: who has the child, since when.",
    },
    press: {
      "no-statement": "Say nothing about the matter, and nothing in public.",
      who: "Ask for name, medium, subject and deadline.",
      "press-office": "Hand it on to the press office, and tell them that you did.",
    },
    abuse: {
      matter: "Answer what is asked, not how.",
      warn: "Goes on: say once that we end it unless it stops.",
      rest: "Enough: hand it on, and take a moment. That is no weakness.",
    },
    spam: {
      "no-links": "Open no link and answer nothing.",
      hide: "In public below ours: hide it.",
      close: "Close it as needing no answer.",
    },
  } satisfies Record<DrillKind, Record<string, string>> as Record<DrillKind, Record<string, string>>,
  done: (n: number, of: number) => `${n} of ${of}`,
  doneBy: (name: string, when: string) => `${name}, ${when}`,
  notSo: "It is none",
  notSoOf: (kind: string) => `It is none: ${kind}`,
  isSo: "It is one after all",
  dismissed: (kind: string, name: string) => `${name} said that it is none: ${kind}.`,
};
