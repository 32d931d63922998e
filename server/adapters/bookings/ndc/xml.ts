/** XML as a tree, bounded: no DTD, no entities but the five of XML itself, no deeper and no larger than a message of NDC is. */
import { Parser } from "htmlparser2";

const deepest = 32;
const largest = 5 * 1024 * 1024;

export interface Element {
  /** Without its namespace's prefix. */
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: Element[];
  text: string;
}

class Unreadable extends Error {}

/** The top element; null where the text is not well-formed, or is what a message never is. */
export function readXml(text: string): Element | null {
  if (text.length > largest) return null;
  const open: Element[] = [];
  let top: Element | null = null;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element: Element = { name: localName(name), attributes, children: [], text: "" };
        if (open.length >= deepest || (open.length === 0 && top)) throw new Unreadable();
        if (open.length === 0) top = element;
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext(piece) {
        const element = open.at(-1);
        if (element) element.text += piece;
        else if (piece.trim() !== "" && piece.trim() !== "\uFEFF") throw new Unreadable();
      },
      onclosetag(name, isImplied) {
        if (open.pop()?.name !== localName(name)) throw new Unreadable();
        // `<a/>` closes by itself; what closes because something around it does was never well-formed.
        if (isImplied && !text.startsWith("/>", parser.endIndex - 1)) throw new Unreadable();
      },
      onprocessinginstruction(name) {
        if (name.startsWith("!")) throw new Unreadable();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  try {
    parser.write(text);
    if (open.length > 0) return null;
    parser.end();
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
  return top;
}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

/** All at a path such as `DataLists/PaxList/Pax`. Airlines write `...RefId` for `...RefID`, so case does not count. */
export function all(from: Element, path: string): Element[] {
  let found = [from];
  for (const name of path.toLowerCase().split("/"))
    found = found.flatMap(({ children }) => children.filter((child) => child.name.toLowerCase() === name));
  return found;
}

export const first = (from: Element, path: string): Element | null => all(from, path)[0] ?? null;

/** What stands at a path; null where nothing does. */
export const textAt = (from: Element, path: string): string | null =>
  all(from, path)
    .map(({ text }) => text.trim())
    .find((text) => text !== "") ?? null;

export const textsAt = (from: Element, path: string): string[] =>
  all(from, path)
    .map(({ text }) => text.trim())
    .filter((text) => text !== "");
