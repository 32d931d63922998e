/** A text of ours in the form in which Meta keeps and sends it: variables are numbered there, header and body each for themselves. */
import type { OutboundTemplate, TemplateButton, TemplateText } from "../../../modules/channels/index.ts";

/** Our language and Meta's name for it. */
const languages: Readonly<Record<string, string>> = {
  zh: "zh_CN",
  nl: "nl",
  en: "en",
  fr: "fr",
  de: "de",
  it: "it",
  ja: "ja",
  ko: "ko",
  no: "nb",
  pt: "pt_PT",
  ru: "ru",
  es: "es",
  th: "th",
  tr: "tr",
};

export const languageAtMeta = (ours: string): string => languages[ours] ?? ours;

/** Null for one that we do not answer in. */
export const languageOfMeta = (theirs: string): string | null =>
  Object.keys(languages).find((ours) => languages[ours] === theirs) ??
  Object.keys(languages).find((ours) => theirs.startsWith(`${ours}_`)) ??
  null;

const variable = /\{\{(\w+)\}\}/g;

/** The variables of a text in the order in which they first stand there. */
const namesIn = (text: string): string[] => [...new Set(Array.from(text.matchAll(variable), ([, name]) => name ?? ""))];

const numbered = (text: string): string => {
  const names = namesIn(text);
  return text.replaceAll(variable, (_whole, name: string) => `{{${names.indexOf(name) + 1}}}`);
};

/** Neither breaks nor tabs, nor many spaces in a row: Meta refuses them in a value. */
const valueOf = ({ text, values }: OutboundTemplate, name: string): string =>
  (values[name] || text.examples[name] || "-").replaceAll(/\s+/g, " ").trim();

const parametersOf = (template: OutboundTemplate, text: string): object[] =>
  namesIn(text).map((name) => ({ type: "text", text: valueOf(template, name) }));

const namesInLink = (button: TemplateButton): string[] => (button.kind === "link" ? namesIn(button.url) : []);

function componentsToSend(template: OutboundTemplate): object[] {
  const { header, body } = template.text;
  return [
    { type: "header", parameters: parametersOf(template, header ?? "") },
    { type: "body", parameters: parametersOf(template, body) },
  ].filter(({ parameters }) => parameters.length > 0);
}

export const whatsAppTemplate = (template: OutboundTemplate): object => ({
  name: template.text.name,
  language: { code: languageAtMeta(template.text.language) },
  components: [
    ...componentsToSend(template),
    ...template.text.buttons.flatMap((button, index) =>
      namesInLink(button).map((name) => ({
        type: "button",
        sub_type: "url",
        index: String(index),
        parameters: [{ type: "text", text: valueOf(template, name) }],
      })),
    ),
  ],
});

/** Messenger names what its reply buttons bring back, in one component for all. */
export function messengerTemplate(template: OutboundTemplate): object {
  const replies = template.text.buttons.filter(({ kind }) => kind === "reply");
  return {
    name: template.text.name,
    language: { code: languageAtMeta(template.text.language) },
    components: [
      ...componentsToSend(template),
      ...(replies.length > 0
        ? [{ type: "buttons", parameters: replies.map(({ text }) => ({ type: "POSTBACK", payload: text })) }]
        : []),
    ],
  };
}

/** As it is handed in for approval. */
export function templateToSubmit(text: TemplateText): object {
  return {
    name: text.name,
    language: languageAtMeta(text.language),
    category: text.category.toUpperCase(),
    components: componentsToSubmit(text),
  };
}

export function componentsToSubmit({ header, body, footer, buttons, examples }: TemplateText): object[] {
  const example = (part: string): string[] => namesIn(part).map((name) => examples[name] || name);
  const [inHeader, inBody] = [example(header ?? ""), example(body)];
  return [
    ...(header
      ? [
          {
            type: "HEADER",
            format: "TEXT",
            text: numbered(header),
            ...(inHeader.length > 0 && { example: { header_text: inHeader } }),
          },
        ]
      : []),
    { type: "BODY", text: numbered(body), ...(inBody.length > 0 && { example: { body_text: [inBody] } }) },
    ...(footer ? [{ type: "FOOTER", text: footer }] : []),
    ...(buttons.length > 0 ? [{ type: "BUTTONS", buttons: buttons.map((one) => buttonToSubmit(one, examples)) }] : []),
  ];
}

function buttonToSubmit(button: TemplateButton, examples: TemplateText["examples"]): object {
  if (button.kind === "reply") return { type: "QUICK_REPLY", text: button.text };
  if (button.kind === "call") return { type: "PHONE_NUMBER", text: button.text, phone_number: button.phone };
  const [name] = namesIn(button.url);
  return {
    type: "URL",
    text: button.text,
    url: numbered(button.url),
    ...(name && { example: [button.url.replaceAll(variable, (_whole, one: string) => examples[one] || one)] }),
  };
}
