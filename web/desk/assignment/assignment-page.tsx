/** Who gets what: for leads. */
import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useMay } from "../../kit/me.tsx";
import { Page } from "../../kit/parts/page.tsx";
import { useAllWords } from "../../kit/words/words.tsx";
import { NotForYou } from "../shell/no-such-page.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import "./styles.ts";
import { Colleagues } from "./colleagues.tsx";
import { Rule } from "./rule.tsx";
import { Teams } from "./teams.tsx";
import { Uncovered } from "./uncovered.tsx";

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
      {shown === "rule" && <Rule />}
      {shown === "colleagues" && <Colleagues />}
      {shown === "teams" && <Teams />}
    </Page>
  );
}
