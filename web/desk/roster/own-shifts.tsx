/** One's own shifts. */
import { Skeleton } from "@mantine/core";
import { IconCalendarWeek } from "@tabler/icons-react";
import { Page } from "../../kit/parts/page.tsx";
import { Empty, Trouble } from "../../kit/parts/states.tsx";
import table from "../../kit/parts/table.module.css";
import { useSay } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { useOwnShifts } from "./roster-query.ts";
import { typedFrom } from "./shift-draft.ts";

export function OwnShifts() {
  const said = useAllWords().roster;
  const say = useSay();
  const { data, error, refetch } = useOwnShifts();
  usePageTitle(said.ownTitle);
  return (
    <Page title={said.ownTitle} about={said.ownAbout}>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={240} aria-busy />}
      {data?.items.length === 0 && <Empty icon={IconCalendarWeek} title={said.ownEmpty} />}
      {data && data.items.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
        <section className={table.scroll} tabIndex={0} aria-label={said.ownTitle}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{said.drawer.from}</th>
                <th scope="col">{said.drawer.to}</th>
                <th scope="col">{said.drawer.breaks}</th>
                <th scope="col">{said.zone}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((shift) => (
                <tr key={shift.id} data-shift={shift.id}>
                  <th scope="row">{say.weekdayAndTime(Date.parse(shift.startsAt), shift.zone)}</th>
                  <td>{say.weekdayAndTime(Date.parse(shift.endsAt), shift.zone)}</td>
                  <td>{typedFrom(shift).breaks}</td>
                  <td className={table.soft}>{shift.zone}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Page>
  );
}
