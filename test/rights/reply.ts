/** An agent answers a case, having read all of it; gives the message's id. */
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { RightsScene } from "./scene.ts";

export async function reply({ agent }: RightsScene, caseId: string, text: string, visibility: string): Promise<string> {
  const { body } = await agent("GET", `/api/v1/cases/${caseId}`);
  const { readTo } = body;
  const answer = await agent("POST", `/api/v1/cases/${caseId}/replies`, { id: randomUUID(), text, visibility, readTo });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id as string;
}
