/** Puts colleagues on a language, channel, skill or team for a while. */
import { Button, NativeSelect, SegmentedControl, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { endLending, lend, type LentTo, type listLendings } from "../../contract/steering.ts";
import { ChannelKind, languages } from "../../contract/words.ts";
import { type Answer, call } from "../kit/call.ts";
import { explain } from "../kit/explain.ts";
import { tell } from "../kit/notices.ts";
import { channelInWords, isolated, useSay } from "../kit/words/say.ts";
import { useWallWords } from "../kit/words/words.tsx";
import { Colleagues } from "./colleagues.tsx";
import styles from "./drawers.module.css";
import { lendingsKey, useAgents, useLendings, useSkills, useTeams } from "./queries.ts";
import { WallDrawer } from "./wall-drawer.tsx";

type Lending = Answer<typeof listLendings>["items"][number];
type Kind = LentTo["kind"];

const kinds: readonly Kind[] = ["language", "channel", "skill", "team"];
const minutes = [15, 30, 60, 120, 240, 480];

export default function LendDrawer({ onClose }: { onClose: () => void }) {
  const words = useWallWords();
  const said = words.wallMore.lend;
  const queries = useQueryClient();
  const agents = (useAgents().data?.items ?? []).filter(({ doing }) => doing !== "missing");
  const [typed, setTyped] = useState({
    chosen: [] as readonly string[],
    kind: "language" as Kind,
    what: "",
    minutes: 60,
  });
  const choices = useChoices(typed.kind);
  const chosen = agents.map(({ id }) => id).filter((id) => typed.chosen.includes(id));
  const what = choices.find(({ value }) => value === typed.what)?.value ?? choices[0]?.value;
  const save = useMutation({
    mutationFn: (to: LentTo) => {
      const colleagues = chosen.map((memberId) => ({ id: crypto.randomUUID(), memberId }));
      return call(lend, { body: { ...to, colleagues, minutes: typed.minutes } });
    },
    onSuccess: (now) => {
      queries.setQueryData(lendingsKey, now);
      setTyped((last) => ({ ...last, chosen: [] }));
      tell(said.done);
    },
  });
  return (
    <WallDrawer title={words.wallMore.deed.lend} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen.length > 0 && what) save.mutate({ kind: typed.kind, what });
        }}
      >
        <Stack gap="md">
          <p className={styles.about}>{said.about}</p>
          <Colleagues of={agents} chosen={chosen} onChange={(now) => setTyped({ ...typed, chosen: now })} />
          <SegmentedControl
            fullWidth
            aria-label={said.to}
            value={typed.kind}
            onChange={(kind) => setTyped({ ...typed, kind, what: "" })}
            data={kinds.map((value) => ({ value, label: said.kinds[value] }))}
          />
          <NativeSelect
            label={said.kinds[typed.kind]}
            value={what ?? ""}
            disabled={choices.length === 0}
            description={choices.length === 0 ? said.none : undefined}
            onChange={({ currentTarget: { value } }) => setTyped({ ...typed, what: value })}
            data={choices}
          />
          <NativeSelect
            label={said.long}
            value={String(typed.minutes)}
            onChange={({ currentTarget: { value } }) => setTyped({ ...typed, minutes: Number(value) })}
            data={minutes.map((one) => ({ value: String(one), label: said.minutes(one) }))}
          />
          {save.error && (
            <p role="alert" className={styles.fault}>
              {explain(save.error, words).happened}
            </p>
          )}
          <Button id="lend" type="submit" disabled={chosen.length === 0 || !what} loading={save.isPending}>
            {said.save(chosen.length)}
          </Button>
        </Stack>
      </form>
      <Lent />
    </WallDrawer>
  );
}

/** What somebody may be lent to. */
function useChoices(kind: Kind): { value: string; label: string }[] {
  const words = useWallWords();
  const say = useSay();
  const [skills, teams] = [useSkills(), useTeams()];
  switch (kind) {
    case "language":
      return languages.map((value) => ({ value, label: say.language(value) }));
    case "channel":
      return ChannelKind.options.map((value) => ({ value, label: channelInWords(value, words) }));
    case "skill":
      return skills.map((value) => ({ value, label: value }));
    case "team":
      return teams.map(({ id, name }) => ({ value: id, label: name }));
    default:
      return [];
  }
}

/** Who is lent now; each can be ended. */
function Lent() {
  const { wallMore } = useWallWords();
  const said = wallMore.lend;
  const queries = useQueryClient();
  const { data } = useLendings();
  const end = useMutation({
    mutationFn: (lendingId: string) => call(endLending, { params: { lendingId } }),
    onSuccess: (now) => queries.setQueryData(lendingsKey, now),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section className={styles.group}>
      <h3>{said.now}</h3>
      <ul className={styles.list}>
        {data.items.map((one) => (
          <li key={one.id} data-lending={one.kind}>
            <bdi>{one.member.name}</bdi>
            <WhereTo of={one} />
            <Button variant="default" size="compact-sm" onClick={() => end.mutate(one.id)}>
              {said.end}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function WhereTo({ of: { kind, what, name, until, by } }: { of: Lending }) {
  const words = useWallWords();
  const say = useSay();
  const to =
    kind === "language"
      ? say.language(what as (typeof languages)[number])
      : kind === "channel"
        ? channelInWords(what, words)
        : isolated(name);
  return <span className={styles.soft}>{words.wallMore.lend.until(to, say.moment(until), isolated(by))}</span>;
}
