export { addressOf } from "./address.ts";
export { type Fact, findByCode, findFact, listFacts, listValid, requireValid } from "./find.ts";
export { traces } from "./traces.ts";
export { addFact, endFact, writeFact } from "./write.ts";
