/** Ten notices of an airline in fourteen languages, as templates. */
import type { TemplateVariable } from "../../../../contract/template-text.ts";
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
import { th } from "./th.ts";
import { tr } from "./tr.ts";
import { zh } from "./zh.ts";
import { type NoticeName, noticeNames, type Notices } from "./notice.ts";
import { variablesOf } from "./variables.ts";
import type { VersionText } from "../library.ts";

const byLanguage: Readonly<Record<string, Notices>> = { de, en, es, fr, it, ja, ko, nl, no, pt, ru, th, tr, zh };

/** Those that native speakers have read. */
const read = new Set(["en", "nl"]);

export interface Shipped {
  /** The same everywhere, so that adding it twice is adding it once. */
  id: string;
  name: NoticeName;
  category: "utility";
  variables: TemplateVariable[];
  texts: VersionText[];
}

export const shipped: readonly Shipped[] = noticeNames.map((name, place) => ({
  id: `0b7d1c52-5e0a-4f0e-9a53-0000000000${String(place + 1).padStart(2, "0")}`,
  name,
  category: "utility",
  variables: [...variablesOf[name]],
  texts: Object.entries(byLanguage).map(([language, notices]) => ({
    language,
    header: null,
    body: notices[name],
    footer: null,
    buttons: [],
    isDraft: !read.has(language),
  })),
}));
