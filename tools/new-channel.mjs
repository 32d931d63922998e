// `npm run new-channel -- KIND "Name" [--icon IconBrandX]`: begins a channel. Writes its adapter, its sample for the contract test and its
// guide, and puts the kind wherever a list of kinds stands. What is there already stays, so an interrupted run can be made again.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { icon: { type: "string", default: "IconMessages" }, root: { type: "string", default: process.cwd() } },
});
const [kind = "", name = ""] = positionals;
const { icon, root } = values;
const templates = join(dirname(fileURLToPath(import.meta.url)), "new-channel");
const at = (path) => join(root, path);

/** @returns {never} */
function stop(why) {
  process.stderr.write(`${why}\n`);
  process.exit(2);
}

const reserved = new Set([
  "break",
  "case",
  "catch",
  "class",
  "const",
  "default",
  "delete",
  "do",
  "else",
  "enum",
  "export",
  "for",
]);
const places = { contract: "contract/words.ts", customers: "contract/customers.ts" };
const isKind = /^[a-z][a-z0-9]{1,19}$/.test(kind) && !reserved.has(kind);
if (!isKind)
  stop('Say it like this: npm run new-channel -- telegram "Telegram". A kind is 2 to 20 small letters and digits.');
if (!/^[\p{L}\p{N}][\p{L}\p{N} .&+-]{0,38}$/u.test(name))
  stop(`What do people call it? npm run new-channel -- ${kind} "Name"`);
if (!/^Icon[A-Za-z0-9]+$/.test(icon)) stop(`"${icon}" is no icon of @tabler/icons-react.`);
if (readFileSync(at(places.customers), "utf8").includes(`"${kind}"`))
  stop(`"${kind}" names something else already (${places.customers}).`);
const isInContract = readFileSync(at(places.contract), "utf8").includes(`"${kind}"`);
const folder = `server/adapters/channels/${kind}`;
if (isInContract) stop(`There is a channel "${kind}" already.`);

const filled = (text) => text.replaceAll("KIND", kind).replaceAll("NAME", name);

/** Puts a line into the object that begins with this line, where it does not hold the kind yet. */
function into(text, opening, line, path) {
  const start = text.indexOf(opening);
  if (start === -1) stop(`${path} has no "${opening.trim()}": it was changed; add ${kind} there and to this tool.`);
  const indent = /^ */.exec(text.slice(text.lastIndexOf("\n", start) + 1))?.[0] ?? "";
  const end = text.indexOf(`\n${indent}}`, start);
  if (new RegExp(`^\\s*${kind}[:,]`, "m").test(text.slice(start, end))) return text;
  return `${text.slice(0, end)}\n${indent}  ${line}${text.slice(end)}`;
}

/** Where a text stands once, the same with more behind it. */
function before(text, mark, more, path) {
  if (text.includes(more)) return text;
  if (!text.includes(mark))
    stop(`${path} has no "${mark.trim()}": it was changed; add ${kind} there and to this tool.`);
  return text.replace(mark, `${more}${mark}`);
}

const written = [];
function change(path, ...changes) {
  const old = readFileSync(at(path), "utf8");
  written.push([path, changes.reduce((text, one) => one(text, path), old)]);
}
function begin(path, template) {
  if (!existsSync(at(path))) written.push([path, filled(readFileSync(join(templates, template), "utf8"))]);
}

const says = JSON.stringify;
const entry = (opening, value) => (text, path) => into(text, opening, `${kind}: ${value},`, path);

change(places.contract, (text) => text.replace(/(ChannelKind = z\.enum\(\[[^\]]*?),?(\s*\]\))/, `$1, "${kind}"$2`));
change(
  "contract/channel-keys.ts",
  entry("export const channelKeys = {", '{ required: ["accessToken", "appSecret"], optional: [] }'),
);
const words = {
  en: {
    open: `Open your account at ${name}`,
    keys: `TODO: where ${name} shows the keys.`,
    deliver: `Have ${name} deliver to us`,
    connected: `Give this address to ${name}, as where it tells what happens.`,
    id: "Id at the vendor",
  },
  nl: {
    open: `Open je account bij ${name}`,
    keys: `TODO: waar ${name} de sleutels toont.`,
    deliver: `Laat ${name} bij ons bezorgen`,
    connected: `Geef dit adres op bij ${name}, als adres waar het meldt wat er gebeurt.`,
    id: "Id bij de leverancier",
  },
};
/** What a step of connecting says; `web/desk/channels/steps.ts` names it. */
const step = (which, title, text) => (all, path) =>
  all.includes(`${kind}${which}: {`)
    ? all
    : into(all, "  steps: {", `${kind}${which}: { title: ${says(title)}, text: ${says(text)} },`, path);
for (const [language, { open, keys, deliver, connected, id }] of Object.entries(words)) {
  const path = `web/kit/words/${language}`;
  change(`${path}/channels.ts`, entry("vendorId: {", says(id)));
  change(`${path}/connect.ts`, step("Keys", open, keys), step("Webhook", deliver, connected));
  change(`${path}/reading.ts`, entry("  channels: {", says(name)));
  change(`${path}/profile.ts`, entry("identifierKinds: {", says(name)));
}
change(
  "web/kit/parts/place.tsx",
  entry("const marks: Record<ChannelKind, typeof IconBrandX> = {", icon),
  (text, path) =>
    new RegExp(`^  ${icon},$`, "m").test(text) ? text : before(text, "  IconLock,\n", `  ${icon},\n`, path),
);
change(
  "web/desk/channels/steps.ts",
  entry(
    "export const leading: Record<ChannelKind, Leading> = {",
    `{ before: [{ said: "${kind}Keys" }], after: [{ said: "${kind}Webhook", act: "give" }, ...ends], ours: [] }`,
  ),
);
change("server/pages/reply-times.ts", entry("const channelNames: Record<ChannelKind, string> = {", says(name)));
change(
  "server/adapters/channels/index.ts",
  (text, path) => before(text, "\ninterface Settings {", `import { ${kind} } from "./${kind}/index.ts";\n`, path),
  (text, path) => before(text, "    ...metaChannels(graphVersion)", `    [${kind}.kind, ${kind}],\n`, path),
  (text, path) => before(text, '{ kind: "chat", read: readChat }', `${kind}, `, path),
);
change(
  "test/channels/contract/samples.ts",
  (text, path) => before(text, "\nexport { lines }", `import { ${kind} } from "./of-${kind}.ts";\n`, path),
  (text, path) => into(text, "samples: Readonly<Record<ChannelKind, ChannelSample>> = {", `${kind},`, path),
);
for (const file of ["index.ts", "read.ts", "signature.ts", "call.ts", "send.ts", "README.md"])
  begin(`${folder}/${file}`, `${file}.txt`);
begin(`test/channels/contract/of-${kind}.ts`, "of.ts.txt");
begin(`docs/channels/${kind}.md`, "guide.md.txt");

// The contract comes last: a kind that stands there is whole.
for (const [path, text] of written.toReversed()) {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
}

const formatter = fileURLToPath(new URL("../node_modules/.bin/oxfmt", import.meta.url));
execFileSync(
  formatter,
  written.map(([path]) => path),
  { cwd: root, stdio: "pipe" },
);

process.stdout.write(`${name} is begun. Now:

  tsc -p . && tsc -p web                      # it compiles as it stands
  vitest run --project pure test/channels/contract     # one test fails: nothing is read yet
  ${folder}/read.ts                                    # begin here; each TODO is a decision
  JETBRIDGE_CASES/cases/channels/${kind}/manifest.json # recorded deliveries, which test/channels/recorded.test.ts reads

docs/guides/add-a-channel.md says the rest.
`);
