export { findAddress } from "./address.ts";
export { keyOfHandle, recognise, type SeenHandle } from "./recognise.ts";
export { rememberLanguage } from "./remember-language.ts";
