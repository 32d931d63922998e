export { copyWeek } from "./copy-week.ts";
export { coverage } from "./coverage.ts";
export { importFile, previewFile } from "./import-file.ts";
export { addShift, changeShift, removeShift } from "./lay-down.ts";
export { findShift, type KeptShift, listOwnShifts, listShifts } from "./shifts.ts";
export { weekOf } from "./week.ts";
export { traces } from "./traces.ts";
