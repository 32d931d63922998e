export { detectLanguage, warmUp } from "./language.ts";
export { mask } from "./mask.ts";
export { findPersonalData } from "./personal-data.ts";
export { read } from "./read.ts";
