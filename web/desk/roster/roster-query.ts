/** What the page Roster reads. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getOwnRoster, getRosterWeek } from "../../../contract/rosters.ts";
import { listTeams } from "../../../contract/assignment.ts";
import { call } from "../../kit/call.ts";

export const rosterKey = ["roster"];

export interface Chosen {
  day: string;
  zone: string;
  /** Empty: all. */
  teamId: string;
}

export const useWeek = ({ day, zone, teamId }: Chosen) =>
  useQuery({
    queryKey: [...rosterKey, "week", day, zone, teamId],
    queryFn: ({ signal }) => call(getRosterWeek, { query: { day, zone, ...(teamId !== "" && { teamId }) }, signal }),
    placeholderData: keepPreviousData,
  });

export const useOwnShifts = () =>
  useQuery({ queryKey: [...rosterKey, "mine"], queryFn: ({ signal }) => call(getOwnRoster, { signal }) });

export const useRosterTeams = () =>
  useQuery({ queryKey: ["assignment", "teams"], queryFn: ({ signal }) => call(listTeams, { signal }) });
