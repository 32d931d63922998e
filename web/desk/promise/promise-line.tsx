/** What is owed on a case, in a line: by whom, until when, and red once it is overdue. */
import { IconAlarm, IconAlertTriangleFilled, IconZzz } from "@tabler/icons-react";
import { useMe } from "../../kit/me.tsx";
import { inWords } from "../../kit/time/ages.ts";
import { useNow } from "../../kit/time/clock.ts";
import type { CasePromise } from "../../kit/wire.ts";
import { isolated, useSay } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import { useHandedOn } from "./handed-on.ts";
import styles from "./promise-line.module.css";

/** `waits`: not due. `due`: to be answered now. `broken`: overdue. */
type Standing = "waits" | "due" | "broken";

export function usePromiseStanding({ fellDueAt, keepUntil, state }: CasePromise): Standing {
  const now = useNow();
  if (!fellDueAt) return "waits";
  return state === "broken" || (keepUntil !== null && Date.parse(keepUntil) < now) ? "broken" : "due";
}

export function PromiseLine({ of, whole = false }: { of: CasePromise; whole?: boolean }) {
  const { care } = useWords();
  const said = care.promise;
  const say = useSay();
  const standing = usePromiseStanding(of);
  const left = useLeft(of, standing);
  const maker = useMaker(of);
  const handedOn = useHandedOn(of);
  const me = useMe();
  /** In a row there is room for whose it was. */
  const isTakenUp = !whole && handedOn !== null && of.to?.id === me.id;
  const why =
    of.dueWhy === "flight" && of.on
      ? `${of.on.flight}: ${said.events[of.on.event]}`
      : of.dueWhy === "customer"
        ? said.wrote
        : "";
  const Mark = of.kind === "snooze" ? IconZzz : standing === "broken" ? IconAlertTriangleFilled : IconAlarm;
  const event = of.on
    ? said.whenEvent(of.on.flight, said.events[of.on.event])
    : of.untilWritten
      ? said.whenWritten
      : "";
  return (
    <span
      className={styles.line}
      data-whole={whole}
      data-standing={standing}
      title={[say.exactly(of.dueAt), handedOn].filter(Boolean).join("\n")}
    >
      <Mark size={14} aria-hidden />
      <span>
        <b>{left}</b>
        {whole && ` · ${maker}`}
        {isTakenUp && ` · ${said.from(isolated(of.by.name))}`}
        {whole && standing === "waits" && event !== "" && ` · ${event}`}
        {whole && standing !== "waits" && why !== "" && ` · ${why}`}
        {of.text !== "" && (
          <>
            {" · "}
            <bdi>{of.text}</bdi>
          </>
        )}
      </span>
    </span>
  );
}

function useMaker({ by, kind }: CasePromise): string {
  const { promise: said } = useWords().care;
  const me = useMe();
  if (by.id === me.id) return kind === "snooze" ? said.snoozedByYou : said.promisedByYou;
  return kind === "snooze" ? said.snoozed(isolated(by.name)) : said.promised(isolated(by.name));
}

function useLeft({ dueAt, fellDueAt, keepUntil, kind }: CasePromise, standing: Standing): string {
  const { ages, care } = useWords();
  const said = care.promise;
  const now = useNow();
  if (standing === "waits") {
    const left = Date.parse(dueAt) - now;
    return left < 60_000 ? said.due : said.backIn(inWords(left, ages));
  }
  if (kind === "snooze") return said.returned;
  if (standing === "broken") return said.broken(inWords(now - Date.parse(fellDueAt ?? dueAt), ages));
  const within = keepUntil ? Date.parse(keepUntil) - now : 0;
  return within < 60_000 ? said.due : said.keepWithin(inWords(within, ages));
}
