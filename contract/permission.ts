/** What a role may be allowed to do; each endpoint names one. */
export const permissions = [
  "cases:read",
  "cases:reply",
  "cases:assign",
  "messages:delete",
  "customers:read",
  "customers:link",
  "flights:report",
  "touchpoints:report",
  "trips:read",
  "personal-data:read",
  "figures:read",
  "figures:export",
  "figures:agents",
  "channels:read",
  "channels:manage",
  "operations:read",
  "operations:manage",
  "staff:read",
  "staff:manage",
  "settings:manage",
  "templates:manage",
  "facts:manage",
  "rights:manage",
  "rights:read-held",
] as const;

export type Permission = (typeof permissions)[number];
