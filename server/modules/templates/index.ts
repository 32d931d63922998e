export { addReady } from "./add-ready.ts";
export { deleteTemplate } from "./delete.ts";
export { findTemplate, findVersions, listTemplates, nameAtVendor, type Template, type Version } from "./library.ts";
export { traces } from "./traces.ts";
export { compose, type Composed, findUsable, submitTemplate, type Usable } from "./usable.ts";
export { composeWithLink } from "./with-link.ts";
export { addTemplate, retireTemplate, writeVersion } from "./write.ts";
