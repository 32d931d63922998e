/** A channel of the tests' own, with the rules they give it: what is delivered says plainly what is in it, and what goes out is kept. */
import { randomUUID } from "node:crypto";
import type {
  Channel,
  Entry,
  OutboundMessage,
  SendingRules,
  SendOutcome,
  TemplatePort,
} from "../../server/modules/channels/index.ts";
import { blankEntry } from "../../server/modules/channels/index.ts";
import type { ChannelKind } from "../../contract/words.ts";

export interface OwnChannel {
  channel: Channel;
  /** What was handed over. */
  sent: OutboundMessage[];
  /** What the vendor says next, once. */
  answerNext: (outcome: SendOutcome) => void;
}

const limit = { maxLength: 300, counts: "characters", maxParts: 3, numbered: false, media: null } as const;

export function ownChannel(kind: ChannelKind, sendingRules: SendingRules, templates?: TemplatePort): OwnChannel {
  const sent: OutboundMessage[] = [];
  const answers: SendOutcome[] = [];
  return {
    sent,
    answerNext: (outcome) => void answers.push(outcome),
    channel: {
      kind,
      limits: { public: limit, private: limit },
      sendingRules,
      ...(templates && { templates }),
      secrets: { required: ["key"], optional: [] },
      handshake: () => null,
      isGenuine: () => true,
      read: ({ body }) => (JSON.parse(body.toString()) as Partial<Entry>[]).map((one) => ({ ...blankEntry, ...one })),
      measure: (text) => text.length,
      conversationWith: (personId) => `with:${personId}`,
      async send(message) {
        const outcome = answers.shift() ?? { status: "accepted", vendorId: randomUUID() };
        if (outcome.status === "accepted") sent.push(message);
        return outcome;
      },
      lookFor: async () => ({ status: "absent" }),
    },
  };
}
