/** Letters of every script in which we write and in which names come. Each font lies in slices; a text needs those that hold its signs. */
import { GlobalFonts } from "@napi-rs/canvas";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

type Range = readonly [from: number, to: number];
interface Slice {
  name: string;
  file: string;
  ranges: readonly Range[];
}

const fonts = ["inter", "noto-sans-thai", "noto-sans-arabic", "noto-sans-hebrew"] as const;
/** One sign is drawn otherwise in each of them: the language chooses. */
const eastern = { ja: "noto-sans-jp", ko: "noto-sans-kr", zh: "noto-sans-sc" } as const;

const pathOf = (font: string, file: string): string =>
  fileURLToPath(import.meta.resolve(`@fontsource-variable/${font}/${file}`));

const known = new Map<string, readonly Slice[]>();

function slicesOf(font: string): readonly Slice[] {
  const found = known.get(font);
  if (found) return found;
  const said = JSON.parse(readFileSync(pathOf(font, "unicode.json"), "utf8")) as Record<string, string>;
  const slices = Object.entries(said).map(([key, ranges]): Slice => {
    const name = key.replaceAll(/[[\]]/g, "");
    return {
      name: `${font} ${name}`,
      file: `files/${font}-${name}-wght-normal.woff2`,
      ranges: ranges.split(",").map(readRange),
    };
  });
  known.set(font, slices);
  return slices;
}

/** `U+0600-06FF`. */
function readRange(text: string): Range {
  const [from = "0", to = from] = text.trim().slice(2).split("-");
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}

const loaded = new Map<string, boolean>();

/** Read from disk when a text first needs it, and kept. */
function load({ name, file }: Slice, font: string): boolean {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const isThere = GlobalFonts.registerFromPath(pathOf(font, file), name) !== null;
  loaded.set(name, isThere);
  return isThere;
}

/** The families that hold the signs of a text, in the order in which they are asked for each. */
export function familiesFor(text: string, language: string): string {
  const own = language in eastern ? [eastern[language as keyof typeof eastern]] : [];
  const order = [...fonts, ...own, ...Object.values(eastern).filter((font) => !own.some((one) => one === font))];
  const codes = new Set([...text].map((sign) => sign.codePointAt(0) ?? 0));
  const families: string[] = [];
  for (const font of order) {
    for (const slice of slicesOf(font)) {
      const held = [...codes].filter((code) => slice.ranges.some(([from, to]) => code >= from && code <= to));
      if (held.length === 0 || !load(slice, font)) continue;
      families.push(slice.name);
      for (const code of held) codes.delete(code);
    }
    if (codes.size === 0) break;
  }
  return [...families, "sans-serif"].map((family) => `"${family}"`).join(", ");
}
