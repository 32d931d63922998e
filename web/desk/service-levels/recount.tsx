/** A definition tried on what was: what it would have made of it, beside what was kept at the time. */
import { Button, Group, NativeSelect } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Clock, recountServiceLevels, type ServiceRule } from "../../../contract/service-rules.ts";
import { type Answer, call } from "../../kit/call.ts";
import { explain } from "../../kit/explain.ts";
import { Part } from "../../kit/parts/page.tsx";
import table from "../../kit/parts/table.module.css";
import { now } from "../../kit/time/clock.ts";
import { useSay } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./service-levels.module.css";

const day = 86_400_000;
type Recounted = Answer<typeof recountServiceLevels>;
type Counts = Recounted["items"][number]["kept"];

export function Recount({ rule }: { rule: ServiceRule | null }) {
  const words = useAllWords();
  const said = words.serviceLevels;
  const [days, setDays] = useState(7);
  const trying = useMutation({
    mutationFn: ({ rule, days }: { rule: ServiceRule; days: number }) => {
      const to = now();
      const [begin, end] = [new Date(to - days * day), new Date(to)].map((at) => at.toISOString());
      return call(recountServiceLevels, { body: { from: begin ?? "", to: end ?? "", rule } });
    },
  });
  const isOfThis = JSON.stringify(trying.variables) === JSON.stringify({ rule, days });
  return (
    <Part title={said.recount}>
      <p className={styles.help}>{said.recountHelp}</p>
      <Group align="end" gap="sm">
        <NativeSelect
          label={said.recountOf}
          data={[7, 30, 90].map((of) => ({ value: String(of), label: said.lastDays(of) }))}
          value={String(days)}
          onChange={({ currentTarget: { value } }) => setDays(Number(value))}
        />
        <Button
          id="recount"
          variant="default"
          disabled={!rule}
          loading={trying.isPending}
          onClick={() => rule && trying.mutate({ rule, days })}
        >
          {said.recountDo}
        </Button>
      </Group>
      {trying.error && isOfThis && (
        <p role="alert" className={styles.fault}>
          {explain(trying.error, words).happened}
        </p>
      )}
      <div aria-live="polite" className={styles.recounted}>
        {trying.data && isOfThis && <Outcome of={trying.data} />}
      </div>
    </Part>
  );
}

const sum = (items: Recounted["items"], which: "kept" | "anew"): Counts =>
  items.reduce(
    (all, one) => ({
      met: all.met + one[which].met,
      broken: all.broken + one[which].broken,
      dropped: all.dropped + one[which].dropped,
    }),
    { met: 0, broken: 0, dropped: 0 },
  );

function Outcome({ of: { waits, isCut, items } }: { of: Recounted }) {
  const said = useAllWords().serviceLevels;
  const say = useSay();
  if (waits === 0) return <p className={styles.soft}>{said.recountNone}</p>;
  const share = ({ met, broken }: Counts): string =>
    met + broken === 0
      ? said.nothingOwed
      : said.metOf(say.number(met), say.number(met + broken), `${Math.round((met / (met + broken)) * 100)}%`);
  return (
    <>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{said.clock}</th>
              <th scope="col">{said.keptThen}</th>
              <th scope="col">{said.byThis}</th>
            </tr>
          </thead>
          <tbody>
            {Clock.options.map((clock) => {
              const of = items.filter((one) => one.clock === clock);
              return (
                <tr key={clock} data-recounted={clock}>
                  <th scope="row">{said.clocks[clock]}</th>
                  <td>{share(sum(of, "kept"))}</td>
                  <td>{share(sum(of, "anew"))}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {isCut && <p className={styles.soft}>{said.recountCut(say.number(waits))}</p>}
    </>
  );
}
