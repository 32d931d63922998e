/** A week of the roster: everybody's row, and below it how many are there. */
import { ActionIcon, Button, Group, NativeSelect, Skeleton } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { copyRosterWeek } from "../../../contract/rosters.ts";
import { call } from "../../kit/call.ts";
import { useCommand } from "../../kit/keys/commands.tsx";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { Page } from "../../kit/parts/page.tsx";
import { Empty, Trouble } from "../../kit/parts/states.tsx";
import { now } from "../../kit/time/clock.ts";
import type { RosterWeek } from "../../kit/wire.ts";
import { locales } from "../../kit/words/say.ts";
import { useAllWords, useTongue } from "../../kit/words/words.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { Grid, type Opened } from "./grid.tsx";
import styles from "./roster.module.css";
import { rosterKey, useRosterTeams, useWeek } from "./roster-query.ts";
import { wallAt } from "./shift-draft.ts";
import { dayLater } from "./week-grid.ts";

const ShiftDrawer = lazy(() => import("./shift-drawer.tsx"));
const FileDrawer = lazy(() => import("./file-drawer.tsx"));

const zoneKey = "jetbridge.roster-zone";
const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const zones = [...new Set([ownZone, "UTC", ...Intl.supportedValuesOf("timeZone")])];
const keptZone = localStorage.getItem(zoneKey) ?? ownZone;

export function Week() {
  const said = useAllWords().roster;
  usePageTitle(said.title);
  const [zone, setZone] = useState(() => (zones.includes(keptZone) ? keptZone : ownZone));
  const [openedAt] = useState(now);
  const today = wallAt(zone, openedAt).slice(0, 10);
  const [day, setDay] = useState(today);
  const [teamId, setTeam] = useState("");
  const [opened, open] = useState<Opened | null>(null);
  const [isBringing, bring] = useState(false);
  const teams = useRosterTeams().data?.items;
  const { data, error, refetch } = useWeek({ day, zone, teamId });
  const copy = useCopy({ day, zone, teamId: teamId || null }, () => setDay(dayLater(day, 7)));
  const can = (teams?.length ?? 0) > 0;
  const add = () => open({ memberId: data?.rows[0]?.member.id ?? "", day: today > day ? today : day });
  useCommand("shift-new", add, can);
  useCommand("roster-copy", () => copy.mutate(), can && !copy.isPending);
  useCommand("roster-import", () => bring(true), can);
  return (
    <Page
      title={said.title}
      about={said.about}
      actions={
        can && (
          <>
            <Button variant="default" onClick={() => bring(true)}>
              {said.import}
            </Button>
            <Button variant="default" loading={copy.isPending} onClick={() => copy.mutate()}>
              {said.copy}
            </Button>
            <Button onClick={add}>{said.add}</Button>
          </>
        )
      }
    >
      <Group className={styles.bar} align="end">
        <Steps
          of={data}
          onStep={(days) => setDay(dayLater(day, days))}
          onToday={() => setDay(wallAt(zone, now()).slice(0, 10))}
        />
        <NativeSelect
          label={said.team}
          value={teamId}
          onChange={({ currentTarget: { value } }) => setTeam(value)}
          data={[
            { value: "", label: said.allTeams },
            ...(teams ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <NativeSelect
          label={said.zone}
          value={zone}
          data={zones}
          onChange={({ currentTarget: { value } }) => {
            localStorage.setItem(zoneKey, value);
            setZone(value);
          }}
        />
      </Group>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={420} aria-busy />}
      {teams?.length === 0 && (
        <Empty title={said.noTeams}>
          {said.noTeamsHelp} <Link to="/desk/assignment">{said.toTeams}</Link>
        </Empty>
      )}
      {data && can && data.rows.length === 0 && <Empty title={said.nobody}>{said.nobodyHelp}</Empty>}
      {data && can && data.rows.length > 0 && <Grid week={data} today={today} onOpen={open} />}
      <Suspense>
        {opened && data && (
          <ShiftDrawer
            key={"shift" in opened ? opened.shift.id : "new"}
            of={opened}
            rows={data.rows}
            zone={zone}
            teamId={teamId}
            onClose={() => open(null)}
          />
        )}
        {isBringing && <FileDrawer zone={zone} teamId={teamId} onClose={() => bring(false)} />}
      </Suspense>
    </Page>
  );
}

function useCopy(body: { day: string; zone: string; teamId: string | null }, onCopied: () => void) {
  const words = useAllWords();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call(copyRosterWeek, { body }),
    onSuccess: async ({ added, known, leftOut }) => {
      tell(words.roster.copied(added, known, leftOut));
      await queries.invalidateQueries({ queryKey: rosterKey });
      onCopied();
    },
    onError: (trouble) => tellTrouble(trouble, words),
  });
}

interface Stepping {
  of: RosterWeek | undefined;
  onStep: (days: number) => void;
  onToday: () => void;
}

function Steps({ of, onStep, onToday }: Stepping) {
  const said = useAllWords().roster;
  const { tongue } = useTongue();
  useCommand("week-before", () => onStep(-7));
  useCommand("week-after", () => onStep(7));
  const date = new Intl.DateTimeFormat(locales[tongue], {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const [first, last] = [of?.days[0]?.day, of?.days[6]?.day];
  return (
    <div className={styles.steps}>
      <ActionIcon variant="default" size={36} aria-label={said.before} title={said.before} onClick={() => onStep(-7)}>
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <Button variant="default" onClick={onToday}>
        {said.thisWeek}
      </Button>
      <ActionIcon variant="default" size={36} aria-label={said.after} title={said.after} onClick={() => onStep(7)}>
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
      <strong className={styles.week} data-week={first} aria-live="polite">
        {first && last && said.week(date.format(new Date(first)), date.format(new Date(last)))}
      </strong>
    </div>
  );
}
