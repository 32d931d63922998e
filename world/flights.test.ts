import fastify from "fastify";
import { afterEach, expect, test } from "vitest";
import { startWorld } from "./world.ts";

const open: { close: () => Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

/** A product that takes flight events, and nothing else. */
async function productOf(status: number) {
  const got: { token: string | undefined; body: unknown }[] = [];
  const server = fastify();
  server.post("/api/v1/flight-events", (request, reply) => {
    got.push({ token: request.headers.authorization, body: request.body });
    void reply.code(status).send({ taken: 1, known: 0 });
  });
  open.push(server);
  return { got, api: await server.listen({ host: "127.0.0.1", port: 0 }) };
}

const post = (url: string, body: unknown) =>
  fetch(`${url}/control/flights`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

test("what happened to a flight is told to the product, with the token of flight operations", async () => {
  const { api, got } = await productOf(200);
  const world = await startWorld({ rate: 0, product: { api, token: "engineer", flightsToken: "operations" } });
  open.push(world);
  const answer = await post(world.url, { flight: "Q0 123", kind: "gate-known", details: { gate: "B14" } });
  expect(await answer.json()).toEqual({ taken: 1, known: 0 });
  expect(got).toMatchObject([
    {
      token: "Bearer operations",
      body: { items: [{ flight: "Q0 123", kind: "gate-known", date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }] },
    },
  ]);
});

test("what the product refuses is an error, and so is a product that is not there", async () => {
  const { api } = await productOf(403);
  const world = await startWorld({ rate: 0, product: { api, token: "engineer" } });
  const alone = await startWorld({ rate: 0 });
  open.push(world, alone);
  const news = { flight: "Q0 123", kind: "cancelled" };
  expect((await post(world.url, news)).status).toBe(500);
  expect((await post(alone.url, news)).status).toBe(500);
  expect((await post(world.url, { flight: "Q0 123", kind: "on fire" })).status).toBe(400);
});
