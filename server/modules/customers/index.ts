export { findAddress } from "./address.ts";
export { recognise, type Recognised, type SeenHandle } from "./recognise.ts";
export { rememberLanguage } from "./remember-language.ts";
