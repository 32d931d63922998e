/** What people asked to see or to have erased, what is held for the law, and how long data is kept. */
import { lazy, Suspense } from "react";
import { useMay } from "../../kit/me.tsx";
import { Page } from "../../kit/parts/page.tsx";
import { useLaterWords } from "../../kit/words/words.tsx";
import { NotForYou } from "../shell/no-such-page.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { Requests } from "./requests.tsx";

const Holds = lazy(() => import("./holds.tsx"));
const HoldRules = lazy(() => import("./hold-rules.tsx"));
const KeptSoLong = lazy(() => import("./kept-so-long.tsx"));

export function RightsPage() {
  return useMay("rights:manage") ? <Rights /> : <NotForYou />;
}

function Rights() {
  const said = useLaterWords().rights;
  usePageTitle(said.title);
  return (
    <Page title={said.title} about={said.about}>
      <Requests only="open" />
      <Requests only="closed" />
      <Suspense>
        <Holds />
        <HoldRules />
        <KeptSoLong />
      </Suspense>
    </Page>
  );
}
