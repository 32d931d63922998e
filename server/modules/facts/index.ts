export { addressOf } from "./address.ts";
export { type Fact, findByCode, findFact, listFacts, listValid, requireValid } from "./find.ts";
export { listTold, saidIn } from "./told.ts";
export { traces } from "./traces.ts";
export { addFact, endFact, writeFact } from "./write.ts";
