/** Prints the Jetbridge reservation API as an OpenAPI document. */
import { z } from "zod";
import { type Operation, operations } from "./reservation-api.ts";

/** OpenAPI 3.0.3, which most generators of servers still know best. */
export function describeReservationApi(): object {
  return {
    openapi: "3.0.3",
    info: {
      title: "Jetbridge reservation API",
      version: "1",
      description:
        "What an airline puts in front of its reservation system so that Jetbridge can read it. Jetbridge is the client; answer within five seconds and in less than 5 MB. It takes fields it does not know. After 429 and 5xx it comes again later.",
    },
    servers: [{ url: "https://reservations.example.com/v1" }],
    security: [{ token: [] }],
    paths: Object.fromEntries(operations.map((one) => [one.path, { [one.method]: describe(one) }])),
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
  };
}

function describe({ summary, description, parameters, body, answers }: Operation): object {
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
