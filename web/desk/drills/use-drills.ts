/** What drills a case calls for. */
import { useQuery } from "@tanstack/react-query";
import { listDrills } from "../../../contract/drills.ts";
import { type Answer, call } from "../../kit/call.ts";

export type Drill = Answer<typeof listDrills>["items"][number];

export const drillsKey = (caseId: string) => ["case", caseId, "drills"];

export const useDrills = (caseId: string) =>
  useQuery({
    queryKey: drillsKey(caseId),
    queryFn: ({ signal }) => call(listDrills, { params: { caseId }, signal }),
  });
