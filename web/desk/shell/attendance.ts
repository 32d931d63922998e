/** Whether one is here, on a break or away; changed in the account menu, or by a key. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getAttendance, setAttendance } from "../../../contract/attendance.ts";
import { type Answer, call } from "../../kit/call.ts";
import { useMay } from "../../kit/me.tsx";

export type Attendance = Answer<typeof getAttendance>;
type Said = Pick<Attendance, "state" | "reason">;

// Told anew by one's own topic.
const key = ["account", "attendance"];

/** Null where somebody answers no cases, and until it is known. */
export function useAttendance(): { now: Attendance | null; say: (said: Said) => void } {
  const may = useMay("cases:reply");
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: key, queryFn: ({ signal }) => call(getAttendance, { signal }), enabled: may });
  const { mutate } = useMutation({
    mutationFn: (body: Said) => call(setAttendance, { body }),
    onSuccess: (now) => queries.setQueryData(key, now),
  });
  return { now: data ?? null, say: mutate };
}
