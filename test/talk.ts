/** What is said between a customer and the airline, on whatever channel: looked at, and answered without waiting for undo. */
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Ground } from "./ground.ts";
import { until } from "./until.ts";

export interface Talk {
  /** The message of this id at the vendor, once it is there and satisfies. */
  message: (externalId: string, satisfies?: (message: any) => boolean) => Promise<any>;
  caseOf: (caseId: string, satisfies?: (theCase: any) => boolean) => Promise<any>;
  /** Answers a case at once; gives the message's id. */
  answer: (caseId: string, body: object) => Promise<string>;
  /** The message of a case once the vendor has answered. */
  settled: (caseId: string, messageId: string) => Promise<any>;
  sendNow: (messageId: string) => Promise<void>;
}

export function talkOn({ api, app }: Ground): Talk {
  const caseOf: Talk["caseOf"] = (caseId, satisfies = () => true) =>
    until(() => api("GET", `/api/v1/cases/${caseId}`).then(({ body }) => body), satisfies, "the case");
  const sendNow = async (messageId: string): Promise<void> => {
    await app.db`
      update channels.outgoing set send_after = platform.now()
      where (id = ${messageId} or message_id = ${messageId}) and state = 'pending'`;
    app.ring("outgoing");
  };
  return {
    caseOf,
    sendNow,
    message: (externalId, satisfies = () => true) =>
      until(
        () =>
          api("GET", `/api/v1/messages?externalId=${encodeURIComponent(externalId)}`).then(({ body }) => body.items[0]),
        (found) => found !== undefined && satisfies(found),
        `the message ${externalId}`,
      ),
    async answer(caseId, body) {
      const id = randomUUID();
      const answer = await api("POST", `/api/v1/cases/${caseId}/replies`, { id, ...body });
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      await sendNow(id);
      return id;
    },
    async settled(caseId, messageId) {
      const { messages } = await caseOf(caseId, ({ messages }) =>
        messages.some((one: any) => one.id === messageId && one.delivery.state !== "pending"),
      );
      return messages.find((one: any) => one.id === messageId);
    },
  };
}
