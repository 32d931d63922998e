export { endEpisodes, endOnClose, startCycles, startEpisodes } from "./episodes.ts";
export { listWaits, measureWaits } from "./figures.ts";
export { publishReplyTimes } from "./publish.ts";
export { findLastDay, findReplyTimes, type Published } from "./reply-times.ts";
export { thinPublished } from "./forget.ts";
