/** Members of staff, by name: how they sign in, when they were last here, and the way to change it. */
import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { listManaged } from "../../../contract/staff.ts";
import { call } from "../../kit/call.ts";
import { usePagesOf } from "../../kit/pages-of.ts";
import { Moment } from "../../kit/parts/age.tsx";
import { Listing } from "../../kit/parts/listing.tsx";
import { Spoken } from "../../kit/parts/spoken.tsx";
import { Empty } from "../../kit/parts/states.tsx";
import table from "../../kit/parts/table.module.css";
import type { ManagedMember } from "../../kit/wire.ts";
import { isolated, useSay } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";

const PersonDrawer = lazy(() => import("./person-drawer.tsx"));

export function People() {
  const { staff: said, managing } = useAllWords();
  const list = usePagesOf(["staff", "list"], (cursor, signal) => call(listManaged, { query: cursor, signal }));
  const [opened, setOpened] = useState<string | null>(null);
  const person = list.data?.pages.flatMap(({ items }) => items).find(({ id }) => id === opened);
  return (
    <>
      <Listing
        label={said.people}
        list={list}
        empty={<Empty title={said.emptyTitle}>{said.empty}</Empty>}
        head={
          <tr>
            <th scope="col">{said.name}</th>
            <th scope="col">{said.role}</th>
            <th scope="col">{said.languages}</th>
            <th scope="col">{managing.factors}</th>
            <th scope="col">{managing.lastSeen}</th>
            <th scope="col">
              <Spoken>{managing.edit}</Spoken>
            </th>
          </tr>
        }
        renderRow={(one) => <PersonRow key={one.id} person={one} onOpen={() => setOpened(one.id)} />}
      />
      <Suspense>{person && <PersonDrawer person={person} onClose={() => setOpened(null)} />}</Suspense>
    </>
  );
}

function PersonRow({ person, onOpen }: { person: ManagedMember; onOpen: () => void }) {
  const words = useAllWords();
  const { staff: said, managing } = words;
  const say = useSay();
  const factors = [
    ...(person.hasApp ? [managing.hasApp] : []),
    ...(person.passkeys > 0 ? [managing.hasPasskeys(person.passkeys)] : []),
    ...(person.hasDirectory ? [words.security.ways.directory] : []),
  ];
  return (
    <tr data-person={person.id}>
      <th scope="row">
        <bdi>{person.name}</bdi> {!person.active && <span className={table.faint}>{said.inactive}</span>}
        <div className={table.faint}>{person.email}</div>
      </th>
      <td>{words.roles[person.role]}</td>
      <td>
        {person.languages.length > 0 ? (
          person.languages.map((language) => say.language(language)).join(", ")
        ) : (
          <span className={table.faint}>{said.everyLanguage}</span>
        )}
      </td>
      <td>{factors.length > 0 ? factors.join(", ") : <span className={table.faint}>{managing.noFactor}</span>}</td>
      <td>
        {person.lastSeenAt ? <Moment at={person.lastSeenAt} /> : <span className={table.faint}>{managing.never}</span>}
      </td>
      <td>
        <Button
          variant="default"
          size="compact-sm"
          aria-label={managing.editOf(isolated(person.name))}
          onClick={onOpen}
        >
          {managing.edit}
        </Button>
      </td>
    </tr>
  );
}
