/** Who gets what: for leads. */
import { SegmentedControl, Skeleton } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { useMay } from "../../kit/me.tsx";
import { Page } from "../../kit/parts/page.tsx";
import { useAllWords } from "../../kit/words/words.tsx";
import { NotForYou } from "../shell/no-such-page.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import "./styles.ts";
import { Rule } from "./rule.tsx";
import { Uncovered } from "./uncovered.tsx";

const Colleagues = lazy(() => import("./colleagues.tsx").then((part) => ({ default: part.Colleagues })));
const Teams = lazy(() => import("./teams.tsx").then((part) => ({ default: part.Teams })));

type Shown = "rule" | "colleagues" | "teams";

export function AssignmentPage() {
  return useMay("settings:manage") ? <Assignment /> : <NotForYou />;
}

function Assignment() {
  const said = useAllWords().assignment;
  usePageTitle(said.title);
  const [shown, setShown] = useState<Shown>("rule");
  return (
    <Page title={said.title} about={said.about}>
      <Uncovered />
      <SegmentedControl
        mb={14}
        aria-label={said.title}
        value={shown}
        onChange={setShown}
        data={(["rule", "colleagues", "teams"] as const).map((value) => ({ value, label: said.tabs[value] }))}
      />
      <Suspense fallback={<Skeleton height={300} aria-busy />}>
        {shown === "rule" && <Rule />}
        {shown === "colleagues" && <Colleagues />}
        {shown === "teams" && <Teams />}
      </Suspense>
    </Page>
  );
}
