/** Prints the APIs that an airline puts in front of its systems as OpenAPI documents. */
import { z } from "zod";
import { baggageCalls } from "./baggage-api.ts";
import { reservationCalls } from "./reservation-api/calls.ts";
import type { ApiCall } from "./reservation-api/parts.ts";

export const describeReservationApi = (): object =>
  describeApi({
    title: "Jetbridge reservation API",
    description:
      "What an airline puts in front of its reservation system so that Jetbridge can read and change bookings. Jetbridge is the client; answer within five seconds and in less than 5 MB. It takes fields it does not know. After 429 and 5xx it comes again later.",
    url: "https://reservations.example.com/v1",
    calls: reservationCalls,
  });

export const describeBaggageApi = (): object =>
  describeApi({
    title: "Jetbridge baggage API",
    description:
      "What an airline puts in front of its baggage tracing so that Jetbridge can read files and file reports. Jetbridge is the client; answer within five seconds and in less than 5 MB. It takes fields it does not know. After 429 and 5xx it comes again later.",
    url: "https://baggage.example.com/v1",
    calls: baggageCalls,
  });

interface Api {
  title: string;
  description: string;
  url: string;
  calls: readonly ApiCall[];
}

/** OpenAPI 3.0.3, which most generators of servers still know best. */
function describeApi({ title, description, url, calls }: Api): object {
  const paths = Map.groupBy(calls, ({ path }) => path);
  return {
    openapi: "3.0.3",
    info: { title, version: "1", description },
    servers: [{ url }],
    security: [{ token: [] }],
    paths: Object.fromEntries(
      [...paths].map(([path, those]) => [path, Object.fromEntries(those.map((one) => [one.method, describe(one)]))]),
    ),
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
  };
}

function describe({ summary, description, parameters, body, answers }: ApiCall): object {
  return {
    summary,
    description,
    parameters: parameters.map((one) => ({ ...one, schema: { type: "string" } })),
    ...(body && { requestBody: { required: true, content: jsonOf(body) } }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, one]) => [
          status,
          { description: one.description, ...(one.body && { content: jsonOf(one.body) }) },
        ]),
      ),
      401: { description: "The token is not known." },
    },
  };
}

const jsonOf = (schema: z.ZodType): object => ({
  "application/json": { schema: z.toJSONSchema(schema, { target: "openapi-3.0", io: "input" }) },
});
