/** What they leave in the chat, as somebody the site knows. */
import { expect } from "vitest";
import { ask, say, sign } from "../chat/visitor.ts";
import type { Marks } from "./marks.ts";
import type { RightsScene } from "./scene.ts";

export async function leaveInChat({ ground, siteId, messageOf }: RightsScene, { mark }: Marks) {
  const userId = mark("user");
  const opened = await ask(ground.url, "POST", "sessions", {
    body: { siteId, name: mark("visitor"), language: "en", identity: sign(userId) },
  });
  expect(opened.status, JSON.stringify(opened.body)).toBe(201);
  const visitorToken: string = opened.body.token;
  const line = await say(ground.url, visitorToken, `May I bring ${mark("line")} on board?`);
  const chatted = await messageOf(String(line.body.number));
  return { visitorToken, caseId: chatted.caseId as string, customerId: chatted.customerId as string };
}
