/** Did this need an answer? One message at a time, one key each; and how much was missed. */
import { Page } from "../../kit/parts/page.tsx";
import { useMay } from "../../kit/me.tsx";
import { useAllWords } from "../../kit/words/words.tsx";
import { NotForYou } from "../shell/no-such-page.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { MissedTable } from "./missed-table.tsx";
import { QuestionCard } from "./question-card.tsx";

export function FilteredPage() {
  return useMay("cases:reply") ? <Filtered /> : <NotForYou />;
}

function Filtered() {
  const said = useAllWords().filtered;
  const mayFigures = useMay("figures:read");
  usePageTitle(said.title);
  return (
    <Page title={said.title} about={said.about}>
      <QuestionCard />
      {mayFigures && <MissedTable />}
    </Page>
  );
}
