/** An HTML mail without anything that could run, load or reach out of its frame. Pictures keep where they are, for who asks for them. */
import { Parser } from "htmlparser2";
import sanitize from "sanitize-html";

/** Characters, and elements within each other, that a person's mail does not come near. */
const most = { length: 512 * 1024, depth: 200 };

const tags =
  "a abbr b big blockquote br caption center cite code col colgroup dd del details div dl dt em font h1 h2 h3 h4 h5 h6 hr i img ins li ol p pre q s small span strike strong sub sup table tbody td tfoot th thead tr tt u ul".split(
    " ",
  );

const length = /^-?[\d.]{1,6}(px|pt|em|rem|%|ex|ch)?$/;
const lengths = /^(-?[\d.]{1,6}(px|pt|em|rem|%|ex|ch)?|auto|\s){1,12}$/;
const colour = /^(#[0-9a-f]{3,8}|[a-z]{3,25}|rgba?\([\d.,\s%]{1,40}\))$/i;
const border = /^[\w\s#.,()%-]{1,60}$/;
const word = /^[a-z-]{1,20}$/i;

/** What a mail may look like; nothing here takes an address. */
const styles = {
  "*": {
    color: [colour],
    "background-color": [colour],
    "text-align": [word],
    "vertical-align": [word],
    "text-decoration": [/^[a-z\s-]{1,40}$/i],
    "font-weight": [/^(\d{3}|[a-z]{1,10})$/i],
    "font-style": [word],
    "font-size": [length, word],
    "line-height": [length, word],
    "white-space": [word],
    direction: [word],
    width: [length],
    "max-width": [length],
    padding: [lengths],
    "padding-left": [length],
    "padding-right": [length],
    "padding-top": [length],
    "padding-bottom": [length],
    margin: [lengths],
    "margin-left": [length],
    "margin-right": [length],
    "margin-top": [length],
    "margin-bottom": [length],
    border: [border],
    "border-left": [border],
    "border-top": [border],
    "border-bottom": [border],
    "border-collapse": [word],
  },
};

/** Null where there is more than anybody reads. */
export function cleanHtml(html: string): string | null {
  if (html.length > most.length || isTooDeep(html)) return null;
  return sanitize(html, {
    allowedTags: tags,
    allowedAttributes: {
      "*": ["style", "dir", "lang", "align", "valign", "bgcolor", "color"],
      a: ["href", "target", "rel"],
      img: ["alt", "width", "height", "data-within", "data-remote"],
      td: ["colspan", "rowspan", "width"],
      th: ["colspan", "rowspan", "width"],
      table: ["width", "cellpadding", "cellspacing", "border"],
      ol: ["start", "type"],
      details: ["data-quoted"],
      font: ["size", "face"],
    },
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowProtocolRelative: false,
    allowedStyles: styles,
    transformTags: { a: link, img: picture, blockquote: quote, div: quote },
    nonTextTags: ["style", "script", "textarea", "option", "noscript", "head", "title", "template", "svg", "math"],
    nestingLimit: most.depth,
  });
}

function isTooDeep(html: string): boolean {
  let depth = 0;
  let deepest = 0;
  const parser = new Parser({
    onopentag: () => void (deepest = Math.max(deepest, ++depth)),
    onclosetag: () => void depth--,
  });
  for (let at = 0; at < html.length && deepest <= most.depth; at += 4096) parser.write(html.slice(at, at + 4096));
  return deepest > most.depth;
}

type Attributes = Record<string, string>;

const link = (tagName: string, { href = "", ...rest }: Attributes) => ({
  tagName,
  attribs: { ...rest, ...(href && { href, target: "_blank", rel: "noopener noreferrer nofollow" }) },
});

/** `cid:` names a file that came with the mail (RFC 2392); all else would be fetched from somewhere. */
function picture(tagName: string, { src = "", alt = "", width = "", height = "" }: Attributes) {
  const within = /^cid:(.{1,200})$/i.exec(src.trim())?.[1];
  const remote = /^https?:\/\//i.test(src.trim()) ? src.trim().slice(0, 2000) : null;
  // One sign wide: it only tells its sender that somebody looks.
  const isTracker = /^[01](px)?$/.test(width) || /^[01](px)?$/.test(height);
  return {
    tagName,
    attribs: {
      alt: alt.slice(0, 300),
      ...(/^\d{1,4}$/.test(width) && { width }),
      ...(/^\d{1,4}$/.test(height) && { height }),
      ...(within && { "data-within": within }),
      ...(remote && !isTracker && { "data-remote": remote }),
    },
  };
}

/** What is answered is folded; `details` opens without a script. */
const quote = (tagName: string, attribs: Attributes) =>
  attribs["type"] === "cite" || /(^|\s)(gmail_quote|yahoo_quoted|moz-cite-prefix)(\s|$)/.test(attribs["class"] ?? "")
    ? { tagName: "details", attribs: { "data-quoted": "yes" } }
    : { tagName, attribs };
