export { use, whatIsInUse } from "./in-use.ts";
export { labelsOf, type Learnable, type Learned } from "./learned.ts";
export { digestOf, restore, store } from "./learner/stored.ts";
export { judge, makeModel } from "./learner/model.ts";
export { detectLanguage, warmUp } from "./language.ts";
export { mask } from "./mask.ts";
export { findPersonalData } from "./personal-data.ts";
export { lessonFrom, read } from "./read.ts";
