/** The words of one IMAP command: atoms, strings, and lists of them (RFC 3501, section 9). */
export type Word = string | Word[];

export interface ImapCommand {
  tag: string;
  name: string;
  words: Word[];
}

/** Literals stand apart: the line has `\u0000n` in the place of the n-th. */
export function readCommand(line: string, literals: readonly Buffer[]): ImapCommand | null {
  const [, tag, rest = ""] = /^([^\s(){%*"\\]+) (.+)$/s.exec(line) ?? [];
  if (!tag) return null;
  const words = wordsIn(rest, literals);
  if (!words) return null;
  const [name, ...others] = words;
  if (typeof name !== "string") return null;
  // `UID FETCH` is a command of its own.
  if (name.toUpperCase() === "UID" && typeof others[0] === "string")
    return { tag, name: `UID ${others[0].toUpperCase()}`, words: others.slice(1) };
  return { tag, name: name.toUpperCase(), words: others };
}

function wordsIn(text: string, literals: readonly Buffer[]): Word[] | null {
  const stack: Word[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const here = stack.at(-1);
    const sign = text[at] ?? "";
    if (!here) return null;
    if (sign === " ") at++;
    else if (sign === "(") {
      stack.push([]);
      at++;
    } else if (sign === ")") {
      const done = stack.pop();
      const outer = stack.at(-1);
      if (!done || !outer) return null;
      outer.push(done);
      at++;
    } else if (sign === '"') {
      const match = /^"((?:[^"\\]|\\.)*)"/s.exec(text.slice(at));
      if (!match) return null;
      here.push((match[1] ?? "").replaceAll(/\\(.)/g, "$1"));
      at += match[0].length;
    } else if (sign === "\u0000") {
      const match = /^(\d+)/.exec(text.slice(at + 1));
      here.push(literals[Number(match?.[1] ?? 0)]?.toString("utf8") ?? "");
      at += 1 + (match?.[0].length ?? 0);
    } else {
      // An atom may hold brackets with a list in them: BODY.PEEK[HEADER.FIELDS (FROM TO)]<0.100>.
      const match = /^(?:[^\s()"[\]]|\[[^\]]*\])+/.exec(text.slice(at));
      if (!match) return null;
      here.push(match[0]);
      at += match[0].length;
    }
  }
  return stack.length === 1 ? (stack[0] ?? null) : null;
}

/** Numbers of `2,4:6,8:*` among those there are; `*` is the last. */
export function numbersIn(set: string, all: readonly number[]): ReadonlySet<number> {
  const last = all.at(-1) ?? 0;
  const chosen = new Set<number>();
  for (const piece of set.split(",")) {
    const [from = "", to = from] = piece.split(":");
    const [a, b] = [from, to].map((one) => (one === "*" ? last : Number(one)));
    const [low, high] = [Math.min(a ?? 0, b ?? 0), Math.max(a ?? 0, b ?? 0)];
    for (const one of all) if (one >= low && one <= high) chosen.add(one);
  }
  return chosen;
}
