/** How long each kind of data of a channel is kept, and when that was last carried out. */
import { Skeleton } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { listKeeping, setKeeping } from "../../../contract/rights.ts";
import { type Answer, call } from "../../kit/call.ts";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { useSay } from "../../kit/words/say.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import { LengthOfTime } from "./length-of-time.tsx";
import styles from "./rights.module.css";

type Keeping = Answer<typeof listKeeping>["items"][number];

const key = ["keeping"];

export default function KeptSoLong() {
  const said = useLaterWords().rights;
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: ({ signal }) => call(listKeeping, { signal }) });
  return (
    <Part title={said.keepingTitle}>
      <p className={styles.help}>{said.keepingHelp}</p>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={280} aria-busy />}
      <ul className={styles.list}>
        {data?.items.map((one) => (
          <One key={`${one.kind} ${one.channel} ${one.hours}`} of={one} />
        ))}
      </ul>
    </Part>
  );
}

/** As their owners write them. */
const names: Readonly<Record<string, string>> = { linkedin: "LinkedIn", x: "X" };

/** Vendors speak of hours, everybody else of days. */
const inDays = (hours: number | null): boolean => hours === null || (hours % 24 === 0 && hours > 72);

function One({ of: { kind, channel, hours, usualHours, ranAt } }: { of: Keeping }) {
  const said = useLaterWords().rights;
  const say = useSay();
  const queries = useQueryClient();
  const isDays = inDays(hours) && inDays(usualHours);
  const [size, unit] = isDays ? [24, said.days] : [1, said.hours];
  const usual = usualHours === null ? said.endless : `${say.number(usualHours / size)} ${unit}`;
  const help = [
    channel === "every" ? null : said.ofChannel(names[channel] ?? channel),
    said.usual(usual),
    ranAt && said.ranAt(say.moment(ranAt)),
  ];
  return (
    <LengthOfTime
      label={kind === "messages" && channel !== "every" ? said.customersWords : said.keepingKinds[kind]}
      help={help.filter(Boolean).join(" · ")}
      unit={unit}
      empty={said.endless}
      value={hours === null ? null : hours / size}
      most={175_200 / size}
      save={async (wanted) => {
        const body = { hours: wanted === null ? null : wanted * size };
        queries.setQueryData(key, await call(setKeeping, { params: { kind, channel }, body }));
      }}
    />
  );
}
