import type { Tongue } from "../people.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { it } from "./it.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { nl } from "./nl.ts";
import { no } from "./no.ts";
import type { Phrases } from "./phrases.ts";
import { pt } from "./pt.ts";
import { ru } from "./ru.ts";
import { th } from "./th.ts";
import { tr } from "./tr.ts";
import { zh } from "./zh.ts";

/** What passengers say, by language. Written for the play: it never trains or scores anything. */
export const phrases: Readonly<Record<Tongue, Phrases>> = { zh, nl, en, fr, de, it, ja, ko, no, pt, ru, es, th, tr };
