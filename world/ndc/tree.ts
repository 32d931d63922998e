/** Messages of NDC as trees, read and written. */
import { Parser } from "htmlparser2";

export interface Tree {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: Tree[];
  text: string;
}

/** The top of a message; null where it is none. */
export function parse(xml: string): Tree | null {
  const root: Tree = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const tree: Tree = { name, attributes, children: [], text: "" };
        open.at(-1)?.children.push(tree);
        open.push(tree);
      },
      ontext(text) {
        const tree = open.at(-1);
        if (tree) tree.text += text;
      },
      onclosetag() {
        if (open.length > 1) open.pop();
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return root.children[0] ?? null;
}

/** All of these names, however deep. */
export const every = (tree: Tree, name: string): Tree[] =>
  tree.children.flatMap((child) => [...(child.name === name ? [child] : []), ...every(child, name)]);

export const one = (tree: Tree, name: string): Tree | null => every(tree, name)[0] ?? null;
export const said = (tree: Tree | null, name: string): string | null => (tree && one(tree, name)?.text.trim()) || null;
export const allSaid = (tree: Tree, name: string): string[] => every(tree, name).map(({ text }) => text.trim());

export type Xml = string & { readonly isXml: true };
type Inner = string | null | readonly (Xml | null)[];

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** An element; text is escaped, children are put in as they are. */
export function el(name: string, inner: Inner, attributes: Record<string, string> = {}): Xml {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
  const content = typeof inner === "string" ? escape(inner) : (inner ?? []).filter((child) => child !== null).join("");
  return `<${name}${given.join("")}>${content}</${name}>` as Xml;
}

export const many = (name: string, values: readonly string[]): Xml[] => values.map((value) => el(name, value));

const messages = "http://www.iata.org/IATA/2015/EASD/00/IATA_OffersAndOrdersMessage";
const types = "http://www.iata.org/IATA/2015/EASD/00/IATA_OffersAndOrdersCommonTypes";

/** Marks where the types of NDC begin. */
export const typed = (name: string, inner: Inner): Xml => el(name, inner, { xmlns: types });

export const answer = (name: string, parts: readonly (Xml | null)[], beside: readonly Xml[] = []): string =>
  `<?xml version="1.0" encoding="utf-8"?>${el(name, [el("Response", parts), ...beside], { xmlns: messages })}`;

/** What is told without being asked. */
export const notice = (name: string, parts: readonly Xml[]): string =>
  `<?xml version="1.0" encoding="utf-8"?>${el(name, [el("Notification", parts)], { xmlns: messages })}`;

export const failure = (name: string, { code, text, type }: { code: string; text: string; type: string }): string =>
  `<?xml version="1.0" encoding="utf-8"?>${el(
    name,
    [typed("Error", [el("Code", code), el("DescText", text), el("LangCode", "EN"), el("TypeCode", type)])],
    { xmlns: messages },
  )}`;
