/** Completes the printed description of the API: how to sign in, and which errors each operation may answer. */

interface Operation {
  "x-needs"?: string;
  parameters?: unknown[];
  requestBody?: unknown;
  responses: Record<string, unknown>;
}

export interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas?: Record<string, unknown> };
}

/** What each status means wherever it is answered. */
const errors: Record<string, string> = {
  400: "The request has not the agreed shape; details name the fields.",
  401: "Nobody is signed in, or the token is unknown.",
  403: "The role does not allow it, or the request comes from another site.",
  404: "There is nothing with this id.",
  409: "It can't be done as things stand; the code says why.",
  413: "The request is larger than 1 MB.",
  415: "The body is not application/json.",
  503: "The database can't be reached or is full. Nothing was lost; try again after `Retry-After`.",
};

const problem = {
  type: "object",
  description: "What every error looks like. Never a stack, never a customer's words.",
  properties: {
    code: { type: "string", description: "For programs; stays the same.", examples: ["request.invalid"] },
    message: { type: "string", description: "For people." },
    requestId: { type: "string", format: "uuid", description: "Finds the cause in the log." },
    details: { description: "Ids, limits or fields, where they help." },
  },
  required: ["code", "message", "requestId"],
};

/** Adds the shape of errors, and to each operation those it may answer. */
export function withErrors<D extends object>(given: D): D {
  const description = given as unknown as Description;
  description.components = {
    ...description.components,
    schemas: { ...description.components?.schemas, Problem: problem },
  };
  for (const [path, operations] of Object.entries(description.paths))
    for (const [method, operation] of Object.entries(operations))
      operation.responses = { ...operation.responses, ...errorsOf(path, method, operation) };
  return given;
}

function errorsOf(path: string, method: string, operation: Operation): Record<string, unknown> {
  const hasBody = operation.requestBody !== undefined;
  const statuses = [
    ...(hasBody || operation.parameters?.length ? ["400"] : []),
    ...(operation["x-needs"] === "public" ? [] : ["401", "403"]),
    ...(path.includes("{") ? ["404"] : []),
    ...(method === "get" ? [] : ["409"]),
    ...(hasBody ? ["413", "415"] : []),
    "503",
  ];
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: errors[status],
        content: { "application/json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ]),
  );
}
