/** The pages of facts, loaded together when one is opened. */
export { FactsPage } from "./facts-page.tsx";
export { FactPage } from "./fact-page.tsx";
