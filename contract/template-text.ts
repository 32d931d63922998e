/** What both sides must agree on about a template: what stands in it, what a channel takes, and what it says with values. Pure. */
import { z } from "zod";

/** Where a variable's value comes from when a template is chosen in a case; `typed`: from whoever sends it. */
export const valueSources = [
  "customer.name",
  "case.number",
  "booking.recordLocator",
  "flight.number",
  "flight.from",
  "flight.to",
  "flight.departure",
  "flight.arrival",
  "bag.file",
  "agent.name",
  "rating.link",
  "trip.link",
  "typed",
] as const;
export const ValueSource = z.enum(valueSources);
export type ValueSource = z.infer<typeof ValueSource>;

export const TemplateCategory = z.enum(["utility", "marketing", "authentication"]);
export type TemplateCategory = z.infer<typeof TemplateCategory>;

export const TemplateVariable = z.object({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  source: ValueSource,
  /** What the vendor's reviewer sees in its place. */
  example: z.string().trim().min(1).max(100),
});
export type TemplateVariable = z.infer<typeof TemplateVariable>;

export const TemplateButton = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("reply"), text: z.string().trim().min(1).max(100) }),
  z.object({
    kind: z.literal("link"),
    text: z.string().trim().min(1).max(100),
    url: z.string().trim().min(1).max(2000),
  }),
  z.object({
    kind: z.literal("call"),
    text: z.string().trim().min(1).max(100),
    phone: z.string().trim().min(1).max(30),
  }),
]);
export type TemplateButton = z.infer<typeof TemplateButton>;

/** What it says in one language. */
export const TemplateWords = z.object({
  header: z.string().trim().min(1).max(1000).nullable(),
  body: z.string().trim().min(1).max(5000),
  footer: z.string().trim().min(1).max(1000).nullable(),
  buttons: z.array(TemplateButton).max(10),
});
export type TemplateWords = z.infer<typeof TemplateWords>;

/** How long and of what shape a channel takes them (developers.facebook.com: message templates). */
export interface TemplateLimits {
  header: number;
  body: number;
  footer: number;
  buttons: number;
  buttonText: number;
}

export const templateLimits: Readonly<Record<"whatsapp" | "messenger", TemplateLimits>> = {
  whatsapp: { header: 60, body: 1024, footer: 60, buttons: 3, buttonText: 25 },
  messenger: { header: 60, body: 1024, footer: 60, buttons: 3, buttonText: 20 },
};

const variable = /\{\{\s*([^{}]*?)\s*\}\}/g;
const name = /^[a-z][a-z0-9_]{0,39}$/;

/** The names in a text, in their order, each once. */
export const namesIn = (text: string): string[] => [
  ...new Set(Array.from(text.matchAll(variable), ([, found]) => found ?? "")),
];

const partsOf = ({ header, body, footer, buttons }: TemplateWords): string[] => [
  header ?? "",
  body,
  footer ?? "",
  ...buttons.map((one) => (one.kind === "link" ? one.url : "")),
];

/** All that must have a value before it can be sent. */
export const namesOf = (words: TemplateWords): string[] => [...new Set(partsOf(words).flatMap(namesIn))];

export type Values = Readonly<Record<string, string>>;

/** With its values; what has none stays as it stands. */
export const fill = (text: string, values: Values): string =>
  text.replaceAll(variable, (whole, found: string) => values[found]?.trim() || whole);

/** What the customer reads, as plain text: how it stands in the case. */
export function render(words: TemplateWords, values: Values): string {
  const { header, body, footer, buttons } = words;
  const pressed = buttons.map((one) =>
    one.kind === "link" ? `[${one.text}: ${fill(one.url, values)}]` : `[${one.text}]`,
  );
  return [header && fill(header, values), fill(body, values), footer && fill(footer, values), pressed.join(" ")]
    .filter(Boolean)
    .join("\n\n");
}

/** What a vendor would refuse, so that it is said before it is handed in. */
export type TemplateFault =
  | { code: "too-long"; part: "header" | "body" | "footer" | "button"; most: number; length: number }
  | { code: "too-many-buttons"; most: number }
  | { code: "unknown-variable"; name: string }
  | { code: "bad-name"; name: string }
  | { code: "at-the-edge" }
  | { code: "side-by-side" }
  | { code: "too-few-words"; variables: number; words: number }
  | { code: "header-variables" }
  | { code: "footer-variable" }
  | { code: "link-variable" }
  | { code: "blank-lines" };

/** So many words for each variable, or a reviewer refuses it as too little text of its own. */
const wordsForEach = 3;

const words = new Intl.Segmenter("und", { granularity: "word" });
const countWords = (text: string): number => [...words.segment(text)].filter(({ isWordLike }) => isWordLike).length;

export function faultsOf(
  text: TemplateWords,
  { variables, limits }: { variables: readonly Pick<TemplateVariable, "name">[]; limits: TemplateLimits },
): TemplateFault[] {
  const { header, body, footer, buttons } = text;
  const known = new Set(variables.map((one) => one.name));
  const used = namesOf(text);
  const inBody = namesIn(body);
  const own = countWords(body.replaceAll(variable, " "));
  const lengths = [
    ["header", header ?? "", limits.header],
    ["body", body, limits.body],
    ["footer", footer ?? "", limits.footer],
    ...buttons.map((one) => ["button", one.text, limits.buttonText] as const),
  ] as const;
  return [
    ...lengths.flatMap(([part, said, most]): TemplateFault[] =>
      said.length > most ? [{ code: "too-long", part, most, length: said.length }] : [],
    ),
    ...(buttons.length > limits.buttons ? [{ code: "too-many-buttons", most: limits.buttons } as const] : []),
    ...used.flatMap((one): TemplateFault[] => {
      if (!name.test(one)) return [{ code: "bad-name", name: one }];
      return known.has(one) ? [] : [{ code: "unknown-variable", name: one }];
    }),
    ...(isAtEdge(body) ? [{ code: "at-the-edge" } as const] : []),
    ...(/\}\}\s*\{\{/.test(body) ? [{ code: "side-by-side" } as const] : []),
    ...(own < inBody.length * wordsForEach
      ? [{ code: "too-few-words", variables: inBody.length, words: own } as const]
      : []),
    ...(namesIn(header ?? "").length > 1 ? [{ code: "header-variables" } as const] : []),
    ...(namesIn(footer ?? "").length > 0 ? [{ code: "footer-variable" } as const] : []),
    ...(buttons.some((one) => one.kind === "link" && !isLinkFine(one.url)) ? [{ code: "link-variable" } as const] : []),
    ...(/\n{3,}/.test(body) ? [{ code: "blank-lines" } as const] : []),
  ];
}

const isAtEdge = (text: string): boolean => text.trim().startsWith("{{") || /\}\}[.!?…。！？]?$/.test(text.trim());

/** One variable at most, and at the end. */
const isLinkFine = (url: string): boolean =>
  namesIn(url).length === 0 || (namesIn(url).length === 1 && /^https:\/\/[^{}]+\{\{[^{}]+\}\}$/.test(url));
