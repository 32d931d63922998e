import type { Traces } from "./traces.ts";

/** Files are their owners' to drop; everything else here is ids, names of ours and times. */
export const platformTraces: Traces = {
  ofPeople: {
    "platform.file": ["hash"],
    "platform.file_piece": ["data"],
    "platform.small_picture": ["data"],
  },
  ofNobody: {
    "platform.file": ["type", "scan_found"],
    "platform.scanner": ["why"],
    "platform.small_picture": ["type"],
    "platform.event": ["type", "fact", "topics"],
    "platform.follower": ["name"],
    "platform.reaction_retry": ["reaction", "type", "fact", "why"],
    "platform.job_run": ["name", "why"],
    "platform.installation": ["key_check"],
    "platform.migration": ["name"],
    "platform.retention": ["what"],
  },
};
