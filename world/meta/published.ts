import { parse } from "yaml";

type Schema = Record<string, never>;

/**
 * Reads from Meta's published document only what is asked for, since the whole takes seconds: some paths, and the schemas they lead to.
 * In its part on webhooks the document's own references have lost the numbers of the schemas they mean; they are put back here.
 */
export function readPublished(
  text: string,
  { paths, schemas }: { paths: readonly string[]; schemas: readonly string[] },
): Schema {
  const lines = text.split("\n");
  const schemaBlocks = blocksOf(lines, "    ", lines.indexOf("  schemas:"));
  const pathBlocks = blocksOf(lines, "  ", lines.indexOf("paths:"));
  const wanted = new Map<string, string>();
  const queue = [...schemas];
  const pathTexts = paths.map((name) => pathBlocks.get(name) ?? "");
  queue.push(...pathTexts.flatMap((block) => [...referencesIn(block)]));
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const block = schemaBlocks.get(name);
    if (block === undefined || wanted.has(name)) continue;
    const renumbered = isOfWebhooks(name) ? renumber(block, schemaBlocks) : block;
    wanted.set(name, renumbered);
    queue.push(...referencesIn(renumbered));
  }
  return parse(["components:", "  schemas:", ...wanted.values(), "paths:", ...pathTexts].join("\n")) as Schema;
}

const webhookRoots =
  /^(WebhookPayload|Entry|Change|Incoming.*|StatusMessageValue|Statuses|SystemMessage|ButtonMessage|Interactive\w*Reply\w*|UnsupportedMessage|OrderMessage|ContactSharingMessage|MediaMessageProperties)$|_[12]$/;
const isOfWebhooks = (name: string) => webhookRoots.test(name);

/** The names that stand twice in the document, and which of them the webhooks mean. */
const meant: Readonly<Record<string, string>> = {
  BaseMessageProperties: "BaseMessageProperties_1",
  TextMessage: "TextMessage_2",
  ReactionMessage: "ReactionMessage_1",
  AudioMessage: "AudioMessage_1",
  DocumentMessage: "DocumentMessage_1",
  ImageMessage: "ImageMessage_1",
  StickerMessage: "StickerMessage_1",
  VideoMessage: "VideoMessage_1",
  LocationMessage: "LocationMessage_1",
  ContactObject: "ContactObject_1",
  ErrorObject: "ErrorObject_2",
};

function renumber(block: string, known: ReadonlyMap<string, string>): string {
  return block.replaceAll(/#\/components\/schemas\/(\w+)/g, (whole, name: string) => {
    const other = meant[name];
    return other !== undefined && known.has(other) ? `#/components/schemas/${other}` : whole;
  });
}

const referencesIn = (block: string) => block.matchAll(/#\/components\/schemas\/(\w+)/g).map((match) => match[1] ?? "");

/** The pieces under a heading, by name: each from its own line to the next one as far in. */
function blocksOf(lines: readonly string[], indent: string, from: number): Map<string, string> {
  const blocks = new Map<string, string>();
  let name = "";
  let start = from + 1;
  const heading = new RegExp(`^${indent}(\\S.*):$`);
  for (let n = from + 1; n <= lines.length; n++) {
    const line = lines[n];
    const found = line === undefined ? null : heading.exec(line)?.[1];
    const isOver = line === undefined || (line !== "" && !line.startsWith(indent));
    if (!found && !isOver) continue;
    if (name !== "") blocks.set(name, lines.slice(start, n).join("\n"));
    if (isOver) break;
    name = (found ?? "").replaceAll(/^['"]|['"]$/g, "");
    start = n;
  }
  return blocks;
}
