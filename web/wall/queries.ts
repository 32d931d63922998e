/** What the wall reads. */
import { listTeams, getAssignmentRule } from "../../contract/assignment.ts";
import { getRosterWeek } from "../../contract/rosters.ts";
import { listLendings, listTeamMessages } from "../../contract/steering.ts";
import { useQuery } from "@tanstack/react-query";
import { getForecast, getWall, getWallToday, listWallAgents, listWallDeadlines } from "../../contract/wall.ts";
import { call } from "../kit/call.ts";
import { setClock, useNow } from "../kit/time/clock.ts";

/** Fetched anew with every change of the queue. */
const live = ["wall"];
export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export const useWall = () =>
  useQuery({
    queryKey: [...live, "figures"],
    queryFn: async ({ signal }) => {
      const figures = await call(getWall, { signal });
      setClock(figures.now);
      return figures;
    },
    refetchInterval: 15_000,
  });

export const useToday = () =>
  useQuery({
    queryKey: ["wall-today", zone],
    queryFn: ({ signal }) => call(getWallToday, { query: { zone }, signal }),
    refetchInterval: 60_000,
  });

export const useForecast = () =>
  useQuery({
    queryKey: ["wall-forecast"],
    queryFn: ({ signal }) => call(getForecast, { signal }),
    refetchInterval: 60_000,
  });

export const useAgents = () =>
  useQuery({ queryKey: [...live, "agents"], queryFn: ({ signal }) => call(listWallAgents, { signal }) });

export const useOwed = () =>
  useQuery({ queryKey: [...live, "owed"], queryFn: ({ signal }) => call(listWallDeadlines, { signal }) });

export const lendingsKey = [...live, "lendings"];
export const messagesKey = [...live, "messages"];

export const useLendings = () =>
  useQuery({ queryKey: lendingsKey, queryFn: ({ signal }) => call(listLendings, { signal }) });

export const useTeamMessages = () =>
  useQuery({ queryKey: messagesKey, queryFn: ({ signal }) => call(listTeamMessages, { signal }) });

export const useTeams = () =>
  useQuery({ queryKey: ["assignment", "teams"], queryFn: ({ signal }) => call(listTeams, { signal }) }).data?.items ??
  [];

export const useAssignmentRule = () =>
  useQuery({ queryKey: ["assignment", "rule"], queryFn: ({ signal }) => call(getAssignmentRule, { signal }) }).data
    ?.rule;

export const useSkills = (): readonly string[] => useAssignmentRule()?.skills.map(({ name }) => name) ?? [];

/** Who is on tomorrow's roster, by name. */
export function useTomorrow(): readonly { id: string; name: string }[] {
  const at = new Date(useNow());
  at.setDate(at.getDate() + 1);
  const day = [at.getFullYear(), at.getMonth() + 1, at.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
  const { data } = useQuery({
    queryKey: ["roster", "week", day, zone],
    queryFn: ({ signal }) => call(getRosterWeek, { query: { day, zone }, signal }),
  });
  const place = data?.days.findIndex((one) => one.day === day) ?? -1;
  const [from, to] = [data?.days[place]?.startsAt, data?.days[place + 1]?.startsAt];
  if (!data || !from || !to) return [];
  return data.rows
    .filter(({ shifts }) => shifts.some(({ startsAt, endsAt }) => startsAt < to && endsAt > from))
    .map(({ member }) => member);
}
