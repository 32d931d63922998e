/** Who works when: leads lay it down, everybody else sees their own. */
import { Skeleton } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useMay } from "../../kit/me.tsx";
import { NotForYou } from "../shell/no-such-page.tsx";

const Week = lazy(() => import("./week.tsx").then((part) => ({ default: part.Week })));
const OwnShifts = lazy(() => import("./own-shifts.tsx").then((part) => ({ default: part.OwnShifts })));

export function RosterPage() {
  const [mayLayDown, mayWork] = [useMay("settings:manage"), useMay("cases:reply")];
  if (!mayLayDown && !mayWork) return <NotForYou />;
  return <Suspense fallback={<Skeleton height={420} aria-busy />}>{mayLayDown ? <Week /> : <OwnShifts />}</Suspense>;
}
