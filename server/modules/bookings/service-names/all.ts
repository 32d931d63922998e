/** Services by name in every language we answer in; English for the rest. */
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { it } from "./it.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { nl } from "./nl.ts";
import { no } from "./no.ts";
import { pt } from "./pt.ts";
import { ru } from "./ru.ts";
import type { ServiceNames } from "./service-names.ts";
import { th } from "./th.ts";
import { tr } from "./tr.ts";
import { zh } from "./zh.ts";

const byLanguage: Readonly<Record<string, ServiceNames>> = { de, en, es, fr, it, ja, ko, nl, no, pt, ru, th, tr, zh };

/** As customers call it; null for a code that no name is known of. */
export const nameService = (code: string, language: string): string | null =>
  new Map<string, string>(Object.entries(byLanguage[language] ?? en)).get(code) ?? null;

/** `Extra bag, 23 kg`; of a code without a name, the code. */
export function sayService(
  { code, kilograms }: { code: string; kilograms?: number | null | undefined },
  language: string,
): string {
  const name = nameService(code, language) ?? code;
  if (!kilograms) return name;
  const weight = new Intl.NumberFormat(language, { style: "unit", unit: "kilogram" }).format(kilograms);
  return `${name}, ${weight}`;
}
