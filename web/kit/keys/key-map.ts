/** Which key does what. Pure: a pressed key and where it was pressed in, a command out. */

/** The views of the queue by their digit; 0 shows all. */
export const viewCommands = [
  "view-0",
  "view-1",
  "view-2",
  "view-3",
  "view-4",
  "view-5",
  "view-6",
  "view-7",
  "view-8",
  "view-9",
] as const;
export type ViewCommand = (typeof viewCommands)[number];

/** Everything a key or the palette can do. */
export const commands = [
  "next",
  "down",
  "up",
  "reply",
  "note",
  "visibility",
  "topic",
  "language",
  "urgency",
  "feeling",
  "close",
  "hand-back",
  "hand-on",
  "send",
  "undo",
  "open",
  "take",
  "reopen",
  "no-answer",
  "customer",
  "same",
  "not-same",
  "join",
  "split",
  "words",
  "promised",
  "come-back",
  "snooze",
  "turn",
  "attach",
  "picture",
  "hide",
  "delete",
  "letter",
  "as-sent",
  "go-private",
  "prove",
  "ask-proof",
  "send-code",
  "proof-link",
  "override",
  "act-for",
  "ask-removal",
  "report-bag",
  "documents",
  "ask-payment",
  "approve-payment",
  "cancel-payment",
  "refund-payment",
  "change-booking",
  "sell-trip",
  "privacy-request",
  "consent",
  "template",
  "fact",
  "phrase",
  "drill",
  "propose",
  "translate-mine",
  "translate-theirs",
  "summarise",
  "template-new",
  "template-write",
  "template-delete",
  "hand-in",
  "pause",
  "shift-new",
  "roster-copy",
  "roster-import",
  "week-before",
  "week-after",
  "seen",
  "lend",
  "set-target",
  "tell-team",
  "simulate",
  "who-does-what",
  "owed",
  "way-1",
  "way-2",
  "way-3",
  "palette",
  "keys",
  "filter",
  "filtered-answer",
  "filtered-word",
  "filtered-nothing",
  "filtered-skip",
  ...viewCommands,
] as const;
export type Command = (typeof commands)[number];

/** What of a pressed key matters here. */
export interface Press {
  key: string;
  /** The place on the keyboard: ⌥P types another letter on a Mac. */
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** `field`: text is typed there. `control`: Enter has its own meaning. `dialog`: a menu or dialog. `page`: none of them. */
  within: "field" | "control" | "dialog" | "page";
}

const letters: Readonly<Record<string, Command>> = {
  j: "down",
  k: "up",
  r: "reply",
  n: "note",
  p: "visibility",
  t: "topic",
  l: "language",
  u: "undo",
  e: "close",
  h: "hand-back",
  o: "open",
  i: "customer",
  y: "same",
  c: "not-same",
  "+": "join",
  "-": "split",
  w: "words",
  g: "promised",
  b: "come-back",
  z: "snooze",
  q: "turn",
  x: "no-answer",
  f: "filter",
  a: "attach",
  v: "picture",
  d: "hide",
  m: "letter",
  s: "as-sent",
  ".": "seen",
  ";": "change-booking",
  ",": "sell-trip",
  "[": "week-before",
  "]": "week-after",
  "=": "roster-copy",
  "<": "roster-import",
  "/": "documents",
  $: "ask-payment",
  "!": "approve-payment",
  "#": "cancel-payment",
  "%": "refund-payment",
  "?": "keys",
  ...Object.fromEntries(viewCommands.map((command) => [command.slice(-1), command])),
};

/** With Alt (⌥), by the place on the keyboard: these act in a field too. */
const withAlt: Readonly<Record<string, Command>> = {
  KeyP: "visibility",
  KeyM: "go-private",
  KeyI: "prove",
  KeyA: "ask-proof",
  KeyC: "send-code",
  KeyL: "proof-link",
  KeyO: "override",
  KeyR: "act-for",
  KeyX: "ask-removal",
  KeyB: "report-bag",
  KeyD: "delete",
  KeyG: "privacy-request",
  KeyT: "consent",
  KeyS: "template",
  KeyE: "fact",
  KeyY: "propose",
  KeyU: "translate-mine",
  KeyV: "translate-theirs",
  KeyZ: "summarise",
  KeyN: "template-new",
  KeyW: "template-write",
  KeyK: "template-delete",
  KeyH: "hand-in",
  KeyQ: "shift-new",
  KeyF: "feeling",
  KeyJ: "hand-on",
  Digit0: "pause",
  Digit1: "way-1",
  Digit2: "way-2",
  Digit3: "way-3",
  Digit4: "phrase",
  Digit5: "drill",
  Digit6: "lend",
  Digit7: "set-target",
  Digit8: "tell-team",
  Digit9: "simulate",
};

/** What a key does where nothing on the page takes its first command: the views are beside the queue alone. */
export const elsewhere: Readonly<Partial<Record<Command, Command>>> = {
  "view-1": "filtered-answer",
  "view-2": "filtered-word",
  "view-3": "filtered-nothing",
  "view-0": "filtered-skip",
};

/** The same with Alt: nobody talks to customers on the wall. */
export const elsewhereWithAlt: Readonly<Partial<Record<Command, Command>>> = {
  visibility: "who-does-what",
  override: "owed",
};

/** The command of a pressed key, or none. Single letters need `lettersOn` and never act in a field or dialog. */
export function commandOf(press: Press, lettersOn: boolean): Command | null {
  const { key, code, ctrlKey, metaKey, altKey, within } = press;
  if (within === "dialog") return null;
  if ((ctrlKey || metaKey) && !altKey) {
    if (key.toLowerCase() === "k") return "palette";
    return key === "Enter" ? "send" : null;
  }
  if (altKey && !ctrlKey && !metaKey) return withAlt[code] ?? null;
  if (within === "field") return null;
  if (key === "Enter") return within === "page" ? "next" : null;
  return lettersOn ? (letters[key.toLowerCase()] ?? null) : null;
}

/** The keys of a command, as they are written on a keyboard. */
export function keysOf(command: Command, mac: boolean): readonly string[] {
  const mod = mac ? "⌘" : "Ctrl";
  if (command === "next") return ["Enter"];
  if (command === "send") return [mod, "Enter"];
  if (command === "palette") return [mod, "K"];
  const letter = Object.keys(letters).find((one) => {
    const first = letters[one] as Command;
    return first === command || elsewhere[first] === command;
  });
  if (letter) return [letter.toUpperCase()];
  const code = Object.keys(withAlt).find((one) => {
    const first = withAlt[one] as Command;
    return first === command || elsewhereWithAlt[first] === command;
  });
  return code ? [mac ? "⌥" : "Alt", code.slice(-1)] : [];
}
