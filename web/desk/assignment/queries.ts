/** What the page Assignment reads. */
import { useQuery } from "@tanstack/react-query";
import { getAssignmentRule, listTeams } from "../../../contract/assignment.ts";
import { call } from "../../kit/call.ts";

export const ruleKey = ["assignment", "rule"];
export const teamsKey = ["assignment", "teams"];

export const useRule = () =>
  useQuery({ queryKey: ruleKey, queryFn: ({ signal }) => call(getAssignmentRule, { signal }) });

export const useTeams = () => useQuery({ queryKey: teamsKey, queryFn: ({ signal }) => call(listTeams, { signal }) });
