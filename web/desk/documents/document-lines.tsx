/** One document in few lines: what it is, of whom and which flight, and what became of each sending. */
import { IconAlertTriangle } from "@tabler/icons-react";
import { channelInWords, useSay } from "../../kit/words/say.ts";
import { useCaseWords } from "../../kit/words/words.tsx";
import styles from "./documents.module.css";
import type { Item } from "./use-documents.ts";

export function DocumentName({ of: { kind, flights, travellers, seat } }: { of: Item }) {
  const { documents: said } = useCaseWords();
  const say = useSay();
  const [first] = flights;
  const stops = first ? [first.from, ...flights.map(({ to }) => to)].slice(0, 5).join("–") : "";
  return (
    <span className={styles.name}>
      <b>{said.kinds[kind]}</b>
      <span>
        {flights.length === 1 && first ? `${first.flight} ` : ""}
        {stops}
        {first && ` · ${say.weekdayAndTime(Date.parse(first.departs.at), first.departs.zone)}`}
        {seat && ` · ${said.seat(seat)}`}
      </span>
      <bdi className={styles.soft}>{travellers.join(", ")}</bdi>
    </span>
  );
}

export function Sendings({ of: { sendings, voidAt, voidWhy } }: { of: Item }) {
  const words = useCaseWords();
  const { documents: said } = words;
  const say = useSay();
  return (
    <>
      {voidAt && voidWhy && (
        <p className={styles.void}>
          <IconAlertTriangle size={13} aria-hidden /> {said.void(say.moment(voidAt))}: {said.voidWhy[voidWhy]}
        </p>
      )}
      {sendings.length > 0 && (
        <ul className={styles.sendings}>
          {sendings.map(({ messageId, channel, form, at, state, openedAt, tellsVoid }) => (
            <li key={messageId} data-state={state}>
              {said.sentAs[form]} · {channelInWords(channel, words)} · {say.moment(at)} · <b>{said.states[state]}</b>
              {state !== "refused" && <span> · {openedAt ? said.opened(say.moment(openedAt)) : said.notOpened}</span>}
              {tellsVoid && <span> · {said.byHouse}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
