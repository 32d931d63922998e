/** An erasure as a lead goes about it. */
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { until } from "../until.ts";
import type { RightsScene } from "./scene.ts";

/** Notes and starts it as a lead; gives the request. */
export async function startErasing({ lead }: Pick<RightsScene, "lead">, customerId: string): Promise<any> {
  const id = randomUUID();
  const noted = await lead("POST", `/api/v1/customers/${customerId}/privacy-requests`, { id, kind: "erasure" });
  expect(noted.status, JSON.stringify(noted.body)).toBe(201);
  const { body: preview } = await lead("GET", `/api/v1/customers/${customerId}/erasure-preview`);
  const started = await lead("POST", `/api/v1/privacy-requests/${id}/start`, { customerIds: preview.customerIds });
  expect(started.status, JSON.stringify(started.body)).toBe(200);
  return started.body;
}

export const ended = ({ lead }: RightsScene, id: string, patienceMs = 30_000): Promise<any> =>
  until(
    () => lead("GET", `/api/v1/privacy-requests/${id}`).then(({ body }) => body),
    ({ state }) => state === "done" || state === "set-aside",
    "the request to be done",
    patienceMs,
  );
