/** A roster from a file: shown line by line before anything of it is taken. */
import { Button, Drawer, Group, NativeSelect, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { importRoster, previewRosterFile } from "../../../contract/rosters.ts";
import { call } from "../../kit/call.ts";
import { explain } from "../../kit/explain.ts";
import { tell } from "../../kit/notices.ts";
import table from "../../kit/parts/table.module.css";
import type { RosterFile } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./roster.module.css";
import { rosterKey, useRosterTeams } from "./roster-query.ts";
import { wallAt } from "./shift-draft.ts";

type Line = RosterFile["lines"][number];
type Chosen = { zone: string; teamId: string; onClose: () => void };

const sort = ({ outcome }: Line): number => (outcome === "new" ? 1 : outcome === "known" ? 2 : 0);

export default function FileDrawer({ zone, teamId: shown, onClose }: Chosen) {
  const words = useAllWords();
  const said = words.roster.file;
  const queries = useQueryClient();
  const teams = useRosterTeams().data?.items ?? [];
  const [teamId, setTeam] = useState(shown || (teams[0]?.id ?? ""));
  const [file, setFile] = useState<string | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const body = (file: string, teamId: string) => ({ file, teamId: teamId || null, zone });
  const read = useMutation({
    mutationFn: (of: { file: string; teamId: string }) => call(previewRosterFile, { body: body(of.file, of.teamId) }),
  });
  const take = useMutation({
    mutationFn: () => call(importRoster, { body: body(file ?? "", teamId) }),
    onSuccess: async ({ lines }) => {
      tell(said.taken(lines.filter(({ outcome }) => outcome === "new").length));
      await queries.invalidateQueries({ queryKey: rosterKey });
      onClose();
    },
  });
  const look = (file: string, teamId: string) => read.mutate({ file, teamId });
  const fresh = read.data?.lines.filter(({ outcome }) => outcome === "new").length ?? 0;
  const trouble = read.error ?? take.error;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={820}
      title={said.title}
      closeButtonProps={{ "aria-label": words.common.close }}
    >
      <Stack gap="md">
        <p className={styles.soft}>{said.about}</p>
        <Group align="end">
          <NativeSelect
            label={said.teamOf}
            value={teamId}
            onChange={({ currentTarget: { value } }) => {
              setTeam(value);
              if (file) look(file, value);
            }}
            data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button variant="default" data-autofocus loading={read.isPending} onClick={() => picker.current?.click()}>
            {file === null ? said.choose : said.another}
          </Button>
          <input
            ref={picker}
            type="file"
            accept=".csv,.ics,.txt,text/csv,text/calendar"
            hidden
            aria-label={said.choose}
            onChange={async ({ currentTarget }) => {
              const chosen = currentTarget.files?.[0];
              currentTarget.value = "";
              const text = await chosen?.text();
              if (!text) return;
              setFile(text);
              look(text, teamId);
            }}
          />
          <Button id="take-roster" disabled={fresh === 0} loading={take.isPending} onClick={() => take.mutate()}>
            {said.take(fresh)}
          </Button>
        </Group>
        {trouble && (
          <p role="alert" className={styles.fault}>
            {explain(trouble, words).happened}
          </p>
        )}
        {read.data && <Preview of={read.data} zone={zone} />}
      </Stack>
    </Drawer>
  );
}

/** What is wrong stands first. */
function Preview({ of: { lines, more, missing }, zone }: { of: RosterFile; zone: string }) {
  const { file: said, who } = useAllWords().roster;
  const count = (place: number): number => lines.filter((one) => sort(one) === place).length;
  if (missing.length > 0)
    return (
      <p role="alert" className={styles.fault}>
        {said.missing(missing.join(", "))}
      </p>
    );
  if (lines.length === 0) return <output>{said.nothing}</output>;
  return (
    <>
      <output>
        <strong>{said.sums(count(1), count(2), count(0))}</strong>
        {more > 0 && <span className={styles.fault}> {said.more(more)}</span>}
      </output>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <section className={table.scroll} tabIndex={0} aria-label={said.title}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{said.line}</th>
              <th scope="col">{said.outcome}</th>
              <th scope="col">{who}</th>
              <th scope="col">{said.when}</th>
            </tr>
          </thead>
          <tbody>
            {lines
              .toSorted((a, b) => sort(a) - sort(b) || a.line - b.line)
              .map((line) => (
                <OneLine key={line.line} of={line} zone={zone} />
              ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function OneLine({ of, zone }: { of: Line; zone: string }) {
  const said = useAllWords().roster.file;
  const say = useSay();
  const { line, who, name, startsAt, endsAt, breaks, outcome, meets } = of;
  const at = (moment: string): string => say.weekdayAndTime(Date.parse(moment), zone);
  const isWrong = sort(of) === 0;
  const isOneDay = startsAt && endsAt && wallAt(zone, startsAt).slice(0, 10) === wallAt(zone, endsAt).slice(0, 10);
  return (
    <tr data-outcome={outcome}>
      <td className={table.number}>{line}</td>
      <td className={isWrong ? styles.fault : undefined}>
        {outcome === "overlap" && meets !== null ? said.meets(meets) : said.outcomes[outcome]}
      </td>
      <td className={table.wide}>
        <bdi>{name ?? who}</bdi>
      </td>
      <td>
        {startsAt && endsAt && (
          <>
            {at(startsAt)} – {isOneDay ? wallAt(zone, endsAt).slice(11) : at(endsAt)}{" "}
            {breaks > 0 && <span className={table.faint}>{said.breaks(breaks)}</span>}
          </>
        )}
      </td>
    </tr>
  );
}
