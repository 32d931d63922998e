/** Which language model may be asked in this installation. */
import type { LanguageModel } from "../../modules/language-model/index.ts";
import { openaiCompatible } from "./openai-compatible/index.ts";

/** Null where none is set: then everything else is as ever. */
export const connectLanguageModel = (settings: { url: string; token: string | null } | null): LanguageModel | null =>
  settings && openaiCompatible(settings);
