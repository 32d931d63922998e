/** Members of staff, by name. */
import { listStaff } from "../../../contract/staff.ts";
import { call } from "../../kit/call.ts";
import { usePagesOf } from "../../kit/pages-of.ts";
import { Listing } from "../../kit/parts/listing.tsx";
import { Empty } from "../../kit/parts/states.tsx";
import table from "../../kit/parts/table.module.css";
import { useSay } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";

export function People() {
  const words = useWords();
  const said = words.staff;
  const say = useSay();
  const list = usePagesOf(["staff", "list"], (cursor, signal) => call(listStaff, { query: cursor, signal }));
  return (
    <Listing
      label={said.people}
      list={list}
      empty={<Empty title={said.emptyTitle}>{said.empty}</Empty>}
      head={
        <tr>
          <th scope="col">{said.name}</th>
          <th scope="col">{said.email}</th>
          <th scope="col">{said.role}</th>
          <th scope="col">{said.languages}</th>
          <th scope="col">{said.active}</th>
        </tr>
      }
      renderRow={(person) => (
        <tr key={person.id}>
          <th scope="row">
            <bdi>{person.name}</bdi>
          </th>
          <td className={table.wide}>{person.email}</td>
          <td>{words.roles[person.role]}</td>
          <td>
            {person.languages.length > 0 ? (
              person.languages.map((language) => say.language(language)).join(", ")
            ) : (
              <span className={table.faint}>{said.everyLanguage}</span>
            )}
          </td>
          <td>{person.active ? words.common.yes : <span className={table.faint}>{said.inactive}</span>}</td>
        </tr>
      )}
    />
  );
}
