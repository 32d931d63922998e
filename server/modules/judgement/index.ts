export { followVersion } from "./follow.ts";
export { keepLessons } from "./keep-lessons.ts";
export { enough, findWaiting, learnFromLessons } from "./learn.ts";
export { listVersions } from "./list-versions.ts";
export { eraseLessons, leaveOut, listTeachers } from "./teachers.ts";
export { findInUse, setInUse } from "./versions.ts";
export { traces } from "./traces.ts";
