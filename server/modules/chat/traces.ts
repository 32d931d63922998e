import type { Traces } from "../../platform/traces.ts";

export const traces: Traces = {
  ofPeople: {
    "chat.visitor": ["token_hash", "user_id", "name", "language"],
    "chat.line": ["text"],
    "chat.file": ["name"],
    "chat.file_piece": ["data"],
  },
  ofNobody: {},
};
