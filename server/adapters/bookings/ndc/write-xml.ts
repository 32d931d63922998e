/** Writes the messages that are sent, in the namespaces of NDC 21.3. */

const messages = "http://www.iata.org/IATA/2015/EASD/00/IATA_OffersAndOrdersMessage";
const types = "http://www.iata.org/IATA/2015/EASD/00/IATA_OffersAndOrdersCommonTypes";

type Content = string | Node | readonly (Node | null)[];
export interface Node {
  name: string;
  content: Content;
  attributes?: Readonly<Record<string, string>>;
}

/** `null` among the children is left out. */
export const node = (name: string, content: Content, attributes?: Record<string, string>): Node => ({
  name,
  content,
  ...(attributes && { attributes }),
});

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};
const escape = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- XML has no way to write these
  text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, "").replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

function write({ name, content, attributes = {} }: Node): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
  const inner =
    typeof content === "string"
      ? escape(content)
      : (Array.isArray(content) ? content : [content]).map((child: Node | null) => child && write(child)).join("");
  return `<${name}${given.join("")}>${inner}</${name}>`;
}

/** Who asks, as the airline knows us. */
export interface Seller {
  name: string;
  id: string;
}

/** A request; `top` is `Request`, or `Payload` where the message has that. The types' namespace is declared where it begins. */
export function writeRequest(
  name: string,
  { seller, content, top = "Request" }: { seller: Seller; content: readonly (Node | null)[]; top?: string },
): string {
  const link = node(
    "DistributionChainLink",
    [
      node("Ordinal", "1"),
      node("OrgRole", "Seller"),
      node("ParticipatingOrg", [node("Name", seller.name), node("OrgID", seller.id)]),
    ],
    { xmlns: types },
  );
  const typed = content.map((one) => one && { ...one, attributes: { ...one.attributes, xmlns: types } });
  return `<?xml version="1.0" encoding="UTF-8"?>${write(
    node(name, [node("DistributionChain", link), node(top, typed)], { xmlns: messages }),
  )}`;
}
