export { detectLanguage, warmUp } from "./language.ts";
export { mask } from "./mask.ts";
export { read, type TextContext } from "./read.ts";
