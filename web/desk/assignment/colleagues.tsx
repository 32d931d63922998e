/** Who answers cases, with what they can do. */
import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { listColleagues } from "../../../contract/assignment.ts";
import { call } from "../../kit/call.ts";
import { usePagesOf } from "../../kit/pages-of.ts";
import { Listing } from "../../kit/parts/listing.tsx";
import { Spoken } from "../../kit/parts/spoken.tsx";
import { Empty } from "../../kit/parts/states.tsx";
import table from "../../kit/parts/table.module.css";
import type { Colleague } from "../../kit/wire.ts";
import { isolated, useSay } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./assignment.module.css";
import { useRule, useTeams } from "./queries.ts";

const ColleagueDrawer = lazy(() => import("./colleague-drawer.tsx"));

export function Colleagues() {
  const words = useAllWords();
  const said = words.assignment;
  const list = usePagesOf(["staff", "abilities"], (cursor, signal) => call(listColleagues, { query: cursor, signal }));
  const [opened, setOpened] = useState<string | null>(null);
  const colleague = list.data?.pages.flatMap(({ items }) => items).find(({ id }) => id === opened);
  return (
    <>
      <Listing
        label={said.tabs.colleagues}
        list={list}
        empty={<Empty title={said.colleague.empty}>{said.colleague.emptyHelp}</Empty>}
        head={
          <tr>
            <th scope="col">{said.colleague.name}</th>
            <th scope="col">{said.colleague.team}</th>
            <th scope="col">{said.colleague.languages}</th>
            <th scope="col">{said.colleague.skills}</th>
            <th scope="col">{said.colleague.capacity}</th>
            <th scope="col">
              <Spoken>{said.edit}</Spoken>
            </th>
          </tr>
        }
        renderRow={(one) => <Row key={one.id} of={one} onOpen={() => setOpened(one.id)} />}
      />
      <Suspense>{colleague && <ColleagueDrawer of={colleague} onClose={() => setOpened(null)} />}</Suspense>
    </>
  );
}

function Row({ of, onOpen }: { of: Colleague; onOpen: () => void }) {
  const words = useAllWords();
  const said = words.assignment;
  const say = useSay();
  const team = useTeams().data?.items.find(({ id }) => id === of.teamId);
  const counts = useRule().data?.rule.countLanguages ?? false;
  return (
    <tr data-colleague={of.id}>
      <th scope="row">
        <bdi>{of.name}</bdi> {of.isHere && <span className={table.faint}>{said.colleague.here}</span>}
        <div className={table.faint}>{words.roles[of.role]}</div>
      </th>
      <td>{team ? <bdi>{team.name}</bdi> : <span className={table.faint}>{said.colleague.noTeam}</span>}</td>
      <td>
        {of.languages.length > 0 ? (
          of.languages
            .map(({ language, level }) =>
              level === 3
                ? say.language(language)
                : said.colleague.spoken(say.language(language), said.levels[level] ?? ""),
            )
            .join("; ")
        ) : (
          <span className={counts ? styles.trouble : table.faint}>
            {counts ? said.colleague.noLanguage : words.staff.everyLanguage}
          </span>
        )}
      </td>
      <td>{of.skills.join(", ")}</td>
      <td>{of.capacity ?? <span className={table.faint}>{said.colleague.asRule}</span>}</td>
      <td>
        <Button variant="default" size="compact-sm" aria-label={said.editOf(isolated(of.name))} onClick={onOpen}>
          {said.edit}
        </Button>
      </td>
    </tr>
  );
}
