/** Changes and moves, and what became of them. */
import { readBody } from "../../x/reading.ts";
import { becomeOf, change } from "../changes/change.ts";
import { move } from "../changes/move.ts";
import { ChangeRequest, MoveRequest } from "../changes/wire.ts";
import type { Desk } from "../desk.ts";
import { type Answer, reading, type Route } from "./door.ts";

const another: Answer = { status: 409, body: { error: "This id was another change." } };

export const changingRoutes = (desk: Desk): Route[] => [
  {
    method: "POST",
    path: "/changes",
    call: { on: "change", what: "other" },
    work: (request, fault) => {
      const answer = change(desk, readBody(ChangeRequest, request.body), fault);
      return answer ? { body: answer } : another;
    },
  },
  {
    method: "GET",
    path: "/changes/:changeId",
    call: reading,
    work: (request) => {
      const answer = becomeOf(desk.db, (request.params as { changeId: string }).changeId);
      return answer ? { body: answer } : { status: 404, body: { error: "No such change." } };
    },
  },
  {
    method: "POST",
    path: "/moves",
    call: { on: "change", what: "other" },
    work: (request, fault) => {
      const answer = move(desk, readBody(MoveRequest, request.body), fault);
      return answer ? { body: answer } : another;
    },
  },
];
