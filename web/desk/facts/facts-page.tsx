/** All facts: what is valid, what comes, what is over, and which answers are to be put right. */
import { Button, Checkbox, Skeleton, TextInput } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useMay } from "../../kit/me.tsx";
import { Page } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import table from "../../kit/parts/table.module.css";
import { useSay } from "../../kit/words/say.ts";
import { useLaterWords, useTongue } from "../../kit/words/words.tsx";
import { NotForYou } from "../shell/no-such-page.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { type Fact, fitting, saidIn, useFacts } from "./facts-query.ts";
import styles from "./facts.module.css";

export function FactsPage() {
  return useMay("cases:read") ? <Loaded /> : <NotForYou />;
}

function Loaded() {
  const said = useLaterWords().facts;
  const may = useMay("facts:manage");
  const navigate = useNavigate();
  const [typed, type] = useState("");
  const [over, showOver] = useState(false);
  const { data, error, refetch } = useFacts(over);
  usePageTitle(said.title);
  const found = fitting(data?.items ?? [], typed);
  const begin = () => void navigate({ to: "/desk/facts/$factId", params: { factId: "new" } });
  return (
    <Page title={said.title} about={said.about} actions={may && <Button onClick={begin}>{said.begin}</Button>}>
      <search className={styles.filter}>
        <TextInput label={said.find} value={typed} onChange={({ currentTarget: { value } }) => type(value)} />
        <Checkbox
          label={said.showOver}
          checked={over}
          onChange={({ currentTarget: { checked } }) => showOver(checked)}
        />
      </search>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={320} aria-busy />}
      {data && found.length === 0 && (
        <p className={styles.soft}>{data.items.length === 0 ? said.empty : said.noneFits}</p>
      )}
      {found.length > 0 && <List facts={found} />}
    </Page>
  );
}

function List({ facts }: { facts: readonly Fact[] }) {
  const said = useLaterWords().facts;
  const say = useSay();
  const { tongue } = useTongue();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <section className={table.scroll} tabIndex={0} aria-label={said.title}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{said.factTitle}</th>
            <th scope="col">{said.kind}</th>
            <th scope="col">{said.state}</th>
            <th scope="col">{said.saidIn}</th>
            <th scope="col">{said.owner}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <tr key={fact.id} data-fact={fact.id}>
              <th scope="row">
                <Link to="/desk/facts/$factId" params={{ factId: fact.id }} className={styles.name}>
                  <bdi>{saidIn(fact, tongue)?.title}</bdi>
                </Link>
                {fact.toPutRight > 0 && <p className={styles.wrong}>{said.toPutRight(fact.toPutRight)}</p>}
              </th>
              <td>{said.kinds[fact.kind]}</td>
              <td>
                {said.states[fact.state]}
                <p className={styles.soft}>
                  {fact.state === "coming"
                    ? said.from(say.moment(fact.newest.validFrom))
                    : said.until(say.moment(fact.endedAt ?? fact.newest.validUntil))}
                </p>
              </td>
              <td className={table.soft}>{fact.newest.texts.map(({ language }) => language).join(", ")}</td>
              <td>
                <bdi>{fact.owner.name}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
