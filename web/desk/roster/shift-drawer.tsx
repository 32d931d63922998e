/** One shift: laid down, changed or removed. */
import { Button, Drawer, Group, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { addShift, changeShift, removeShift, type ShiftSaid } from "../../../contract/rosters.ts";
import { call } from "../../kit/call.ts";
import { explain } from "../../kit/explain.ts";
import { tell } from "../../kit/notices.ts";
import { Refused } from "../../kit/problem.ts";
import type { RosterWeek } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import type { Opened } from "./grid.tsx";
import styles from "./roster.module.css";
import { rosterKey, useRosterTeams } from "./roster-query.ts";
import { isOverMidnight, saidBy, type Typed, typedFrom } from "./shift-draft.ts";

interface Drawn {
  of: Opened;
  rows: RosterWeek["rows"];
  zone: string;
  /** Of a new one; empty: not known. */
  teamId: string;
  onClose: () => void;
}

export default function ShiftDrawer({ of, rows, zone, teamId, onClose }: Drawn) {
  const words = useAllWords();
  const said = words.roster.drawer;
  const queries = useQueryClient();
  const teams = useRosterTeams().data?.items ?? [];
  const [id] = useState(() => ("shift" in of ? of.shift.id : crypto.randomUUID()));
  const isNew = !("shift" in of);
  const [typed, setTyped] = useState<Typed>(() =>
    "shift" in of
      ? typedFrom(of.shift)
      : {
          ...of,
          zone,
          teamId: teamId || (teams.length === 1 ? (teams[0]?.id ?? "") : ""),
          from: "",
          to: "",
          breaks: "",
        },
  );
  const set = (part: Partial<Typed>) => setTyped((now) => ({ ...now, ...part }));
  const wanted = saidBy(typed);
  const fault = typeof wanted === "string" ? wanted : null;
  const done = async (words: string) => {
    tell(words);
    await queries.invalidateQueries({ queryKey: rosterKey });
    onClose();
  };
  const save = useMutation({
    mutationFn: async (body: ShiftSaid) => {
      if (isNew) await call(addShift, { body: { ...body, id } });
      else await call(changeShift, { params: { shiftId: id }, body });
    },
    onSuccess: () => done(said.saved),
  });
  const remove = useMutation({
    mutationFn: () => call(removeShift, { params: { shiftId: id } }),
    onSuccess: () => done(said.removed),
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={420}
      title={isNew ? said.add : said.change}
      closeButtonProps={{ "aria-label": words.common.close }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted && typeof wanted === "object" && !save.isPending) save.mutate(wanted);
        }}
      >
        <Stack gap="md">
          <NativeSelect
            label={said.member}
            value={typed.memberId}
            onChange={({ currentTarget: { value } }) => set({ memberId: value })}
            data={rows.map(({ member }) => ({ value: member.id, label: member.name }))}
          />
          <NativeSelect
            label={said.team}
            value={typed.teamId}
            onChange={({ currentTarget: { value } }) => set({ teamId: value })}
            data={[
              ...(typed.teamId === "" ? [{ value: "", label: said.chooseTeam }] : []),
              ...teams.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <TextInput
            type="date"
            label={said.day}
            value={typed.day}
            onChange={({ currentTarget: { value } }) => set({ day: value })}
          />
          <Group grow align="start">
            <TextInput
              label={said.from}
              data-autofocus
              placeholder="22:00"
              value={typed.from}
              maxLength={5}
              onChange={({ currentTarget: { value } }) => set({ from: value })}
            />
            <TextInput
              label={said.to}
              placeholder="06:00"
              value={typed.to}
              maxLength={5}
              onChange={({ currentTarget: { value } }) => set({ to: value })}
            />
          </Group>
          <TextInput
            label={said.breaks}
            description={said.breaksHelp}
            value={typed.breaks}
            maxLength={120}
            onChange={({ currentTarget: { value } }) => set({ breaks: value })}
          />
          <output className={styles.soft}>
            {fault ? (
              <span className={styles.fault}>{said.faults[fault]}</span>
            ) : (
              <>
                {said.zone(typed.zone)} {isOverMidnight(typed) && said.nextDay}
              </>
            )}
          </output>
          <Refusal error={save.error ?? remove.error} zone={typed.zone} />
          <Group justify="space-between">
            {isNew ? (
              <span />
            ) : (
              <Button variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
                {said.remove}
              </Button>
            )}
            <Button id="save-shift" type="submit" disabled={!wanted || fault !== null} loading={save.isPending}>
              {said.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}

/** Why it was not laid down; of an overlap, with what. */
function Refusal({ error, zone }: { error: Error | null; zone: string }) {
  const words = useAllWords();
  const say = useSay();
  if (!error) return null;
  const met =
    error instanceof Refused && error.code === "rosters.overlap"
      ? (error.details as { startsAt: string; endsAt: string } | null)
      : null;
  const at = (moment: string): string => say.weekdayAndTime(Date.parse(moment), zone);
  return (
    <p role="alert" className={styles.fault}>
      {met ? words.roster.drawer.overlap(at(met.startsAt), at(met.endsAt)) : explain(error, words).happened}
    </p>
  );
}
