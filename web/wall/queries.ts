/** What the wall reads. */
import { listTeams, getAssignmentRule } from "../../contract/assignment.ts";
import { listLendings, listTeamMessages } from "../../contract/steering.ts";
import { useQuery } from "@tanstack/react-query";
import { getForecast, getWall, getWallToday, listWallAgents, listWallDeadlines } from "../../contract/wall.ts";
import { call } from "../kit/call.ts";
import { setClock } from "../kit/time/clock.ts";

/** Fetched anew with every change of the queue. */
const live = ["wall"];
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

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

export const useSkills = (): readonly string[] =>
  useQuery({
    queryKey: ["assignment", "rule"],
    queryFn: ({ signal }) => call(getAssignmentRule, { signal }),
  }).data?.rule.skills.map(({ name }) => name) ?? [];
