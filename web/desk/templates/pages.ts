/** The pages of the library, loaded together when one is opened. */
export { TemplatesPage } from "./templates-page.tsx";
export { TemplatePage } from "./template-page.tsx";
