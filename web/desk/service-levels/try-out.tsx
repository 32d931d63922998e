/** A calendar tried before it is saved: when a time that begins now is over. */
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { tryCalendar } from "../../../contract/service-rules.ts";
import { call, type Input } from "../../kit/call.ts";
import { now } from "../../kit/time/clock.ts";
import { useSay } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import { calendarOf, type TypedCalendar } from "./calendar-text.ts";
import styles from "./service-levels.module.css";

export function TryOut({ of }: { of: TypedCalendar }) {
  const said = useAllWords().serviceLevels;
  const say = useSay();
  const [hours, setHours] = useState("8");
  const [from, setFrom] = useState(() => new Date(now()).toISOString().slice(0, 16));
  const calendar = calendarOf(of);
  const [asked] = useDebouncedValue(JSON.stringify(askedOf(calendar, from, hours)), 300);
  const { data } = useQuery({
    queryKey: ["calendar-try", asked],
    enabled: asked !== "null",
    queryFn: ({ signal }) => call(tryCalendar, { body: JSON.parse(asked) as Asked, signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const show = (at: string): string => say.weekdayAndTime(Date.parse(at), of.zone);
  return (
    <p className={styles.try}>
      <label>
        {said.tryFrom}
        <input type="datetime-local" value={from} onChange={({ currentTarget: { value } }) => setFrom(value)} />
      </label>
      <label className={styles.short}>
        {said.tryHours}
        <input
          value={hours}
          inputMode="decimal"
          maxLength={6}
          onChange={({ currentTarget: { value } }) => setHours(value)}
        />
      </label>
      <output>
        {data && calendar && asked !== "null"
          ? data.dueAt
            ? said.due(show(data.dueAt), data.isOpen)
            : said.dueNever
          : " "}
      </output>
    </p>
  );
}

type Asked = Input<typeof tryCalendar>["body"];

/** What is asked; null where a part of it can't be. */
function askedOf(calendar: Asked["calendar"] | null, from: string, hours: string): Asked | null {
  const seconds = Math.round(Number(hours.replace(",", ".")) * 3600);
  const at = Date.parse(`${from}:00Z`);
  const isFit = calendar !== null && Number.isFinite(at) && seconds >= 1 && seconds <= 7_776_000;
  return isFit ? { calendar, from: new Date(at).toISOString(), seconds } : null;
}
