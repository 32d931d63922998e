export { endEpisodes, endOnClose, endVoided, startCycles, startEpisodes, turnWaits } from "./episodes.ts";
export { listWaits, measureWaits } from "./figures.ts";
export { publishReplyTimes } from "./publish.ts";
export { findWordSeconds, measureWords } from "./word-figures.ts";
export { findLastDay, findReplyTimes, type Published } from "./reply-times.ts";
export { thinPublished } from "./forget.ts";
export { joinWaits, moveWaits } from "./joined.ts";
export { traces } from "./traces.ts";
