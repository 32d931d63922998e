/** What we hold ourselves to: when we are open, and how soon we answer. For leads. */
import { Button, Skeleton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { getServiceRule, type ServiceRule, setServiceRule } from "../../../contract/service-rules.ts";
import { type Answer, call } from "../../kit/call.ts";
import { explain } from "../../kit/explain.ts";
import { useMay } from "../../kit/me.tsx";
import { tell } from "../../kit/notices.ts";
import { Page } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { Refused } from "../../kit/problem.ts";
import { useSay } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import { NotForYou } from "../shell/no-such-page.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { calendarOf, type TypedCalendar, typedFrom } from "./calendar-text.ts";
import { Calendars } from "./calendars.tsx";
import { Recount } from "./recount.tsx";
import styles from "./service-levels.module.css";
import { targetsOf, type TypedTarget, typedTarget } from "./target-text.ts";
import { Targets } from "./targets.tsx";

type Version = Answer<typeof getServiceRule>;

// Not by the live topic: what is being typed is not replaced under the hands, saving tells who came second.
const key = ["settings", "service-levels"];

export function ServiceLevelsPage() {
  return useMay("settings:manage") ? <Levels /> : <NotForYou />;
}

function Levels() {
  const said = useAllWords().serviceLevels;
  usePageTitle(said.title);
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(getServiceRule, { signal }),
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <Page title={said.title} about={said.about}>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={300} aria-busy />}
      {data && <Editing key={data.version} of={data} onReload={() => void refetch()} />}
    </Page>
  );
}

/** The rule that was typed; null where a part of it can't be. */
function ruleOf(calendars: readonly TypedCalendar[], targets: readonly TypedTarget[]): ServiceRule | null {
  const read = calendars.map(calendarOf).filter((one) => one !== null);
  const names = read.map(({ name }) => name);
  const lines = targetsOf(targets, names);
  const isFit = read.length === calendars.length && new Set(names).size === names.length && names.length > 0;
  return isFit && lines ? { calendars: read, targets: lines } : null;
}

function Editing({ of, onReload }: { of: Version; onReload: () => void }) {
  const words = useAllWords();
  const said = words.serviceLevels;
  const queries = useQueryClient();
  const [calendars, setCalendars] = useState<readonly TypedCalendar[]>(() => of.rule.calendars.map(typedFrom));
  const [targets, setTargets] = useState<readonly TypedTarget[]>(() =>
    of.rule.targets.map((one) => typedTarget(one, said.hourUnit)),
  );
  const rule = ruleOf(calendars, targets);
  const isSame = JSON.stringify(rule) === JSON.stringify(of.rule);
  const save = useMutation({
    mutationFn: (rule: ServiceRule) => call(setServiceRule, { body: { basedOn: of.version, rule } }),
    onSuccess: (saved) => {
      queries.setQueryData(key, saved);
      tell(said.saved);
    },
  });
  const isSecond = save.error instanceof Refused && save.error.code === "service-levels.changed-meanwhile";
  return (
    <form
      id="service-levels"
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (rule) save.mutate(rule);
      }}
    >
      <Targets of={targets} calendars={calendars.map(({ name }) => name.trim())} onChange={setTargets} />
      <Calendars of={calendars} onChange={setCalendars} />
      <Recount rule={rule} />
      <footer className={styles.foot}>
        <Button type="submit" disabled={!rule || isSame} loading={save.isPending}>
          {said.save}
        </Button>
        <Made of={of} />
        {save.error && (
          <p role="alert" className={styles.fault}>
            {isSecond ? said.second : explain(save.error, words).happened}
            {isSecond && (
              <Button variant="default" size="compact-sm" onClick={onReload}>
                {said.loadTheirs}
              </Button>
            )}
          </p>
        )}
      </footer>
    </form>
  );
}

function Made({ of: { version, madeAt, madeBy } }: { of: Version }) {
  const said = useAllWords().serviceLevels;
  const say = useSay();
  return <span className={styles.soft}>{madeBy ? said.made(version, madeBy, say.moment(madeAt)) : said.shipped}</span>;
}
