/** Which cases to show, wish by wish, and the way to keep the wishes under a name. */
import { Button, Popover, TextInput } from "@mantine/core";
import { IconArrowUp, IconTrash } from "@tabler/icons-react";
import { cloneElement, type FormEvent, useState } from "react";
import { DrillKind } from "../../../contract/drills.ts";
import { Topic } from "../../../contract/triage.ts";
import { ChannelKind, languages } from "../../../contract/words.ts";
import { useMay } from "../../kit/me.tsx";
import type { Opening } from "../../kit/parts/late.tsx";
import type { ChannelKind as ChannelKindName, Language, Topic as TopicName } from "../../kit/wire.ts";
import { channelInWords, useSay } from "../../kit/words/say.ts";
import { useLaterWords, useWords } from "../../kit/words/words.tsx";
import styles from "./filter-card.module.css";
import { type Filter, isAll, listOf, showAll } from "./filter.ts";
import { useKeeping, type View } from "./views-query.ts";

interface Card extends Opening {
  filter: Filter;
  views: readonly View[];
  onFilter: (filter: Filter) => void;
}

export default function FilterCard({ target, opened, onOpened, filter, views, onFilter }: Card) {
  const said = useLaterWords().filterCard;
  return (
    <Popover opened={opened} onChange={onOpened} position="bottom-start" width={340} trapFocus returnFocus>
      <Popover.Target>{cloneElement(target, { onClick: () => onOpened(!opened) })}</Popover.Target>
      <Popover.Dropdown className={styles.card} aria-label={said.title}>
        <Wishes filter={filter} onFilter={onFilter} />
        <div className={styles.row}>
          <Button size="xs" variant="default" disabled={isAll(filter)} onClick={() => onFilter(showAll)}>
            {said.clear}
          </Button>
        </div>
        {!isAll(filter) && <KeepAs filter={filter} />}
        {views.some(({ mine }) => mine) && <Kept views={views} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function Wishes({ filter, onFilter }: Pick<Card, "filter" | "onFilter">) {
  const words = useLaterWords();
  const said = words.filterCard;
  const say = useSay();
  const set = (wish: Filter) => onFilter({ ...filter, ...wish });
  const ages = [15, 30, 60, 240, 1440];
  return (
    <div className={styles.wishes}>
      <Several<Language>
        label={said.language}
        options={[...languages, "other", "und"].map((value) => ({
          value: value as Language,
          label: say.language(value as Language),
        }))}
        chosen={listOf(filter.language)}
        onChoose={(language) => set({ language })}
      />
      <Several<TopicName>
        label={said.topic}
        options={Topic.options.map((value) => ({ value, label: words.reading.topics[value] }))}
        chosen={listOf(filter.topic)}
        onChoose={(topic) => set({ topic })}
      />
      <One
        label={words.drills.label}
        value={listOf(filter.drill)[0] ?? ""}
        options={DrillKind.options.map((value) => [value, words.drills.kinds[value]])}
        onChoose={(value) => set({ drill: value === "" ? undefined : (value as DrillKind) })}
      />
      <One
        label={said.channel}
        value={listOf(filter.channel)[0] ?? ""}
        options={ChannelKind.options.map((value) => [value, channelInWords(value, words)])}
        onChoose={(value) => set({ channel: value === "" ? undefined : (value as ChannelKindName) })}
      />
      <One
        label={said.visibility}
        value={filter.visibility ?? ""}
        options={(["public", "private"] as const).map((value) => [value, words.desk.stream[value]])}
        onChoose={(value) => set({ visibility: (value || undefined) as Filter["visibility"] })}
      />
      <One
        label={said.urgency}
        value={filter.urgency === undefined ? "" : `${filter.urgency as number}`}
        options={[1, 2, 3].map((urgency) => [String(urgency), said.atLeast(words.reading.urgencies[urgency] ?? "")])}
        onChoose={(value) => set({ urgency: value ? Number(value) : undefined })}
      />
      <One
        label={said.assignee}
        value={filter.assignee ?? ""}
        options={[
          ["nobody", said.nobody],
          ["me", said.me],
        ]}
        onChoose={(value) => set({ assignee: value || undefined })}
      />
      <One
        label={said.older}
        value={filter.olderThanMinutes === undefined ? "" : `${filter.olderThanMinutes as number}`}
        options={ages.map((minutes) => [String(minutes), said.longerThan(minutes)])}
        onChoose={(value) => set({ olderThanMinutes: value ? Number(value) : undefined })}
      />
    </div>
  );
}

interface OneOf {
  label: string;
  value: string;
  options: (readonly [string, string])[];
  onChoose: (value: string) => void;
}

function One({ label, value, options, onChoose }: OneOf) {
  const { common } = useWords();
  return (
    <label className={styles.wish}>
      <span>{label}</span>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{common.all}</option>
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface SeveralOf<Value extends string> {
  label: string;
  options: { value: Value; label: string }[];
  chosen: readonly Value[];
  onChoose: (chosen: Value[] | undefined) => void;
}

function Several<Value extends string>({ label, options, chosen, onChoose }: SeveralOf<Value>) {
  const { common } = useWords();
  const names = options.filter(({ value }) => chosen.includes(value)).map((one) => one.label);
  return (
    <details className={styles.several}>
      <summary>
        <span>{label}</span> <b>{names.length > 0 ? names.join(", ") : common.all}</b>
      </summary>
      <div>
        {options.map((one) => (
          <label key={one.value}>
            <input
              type="checkbox"
              checked={chosen.includes(one.value)}
              onChange={({ currentTarget: { checked } }) => {
                const now = checked ? [...chosen, one.value] : chosen.filter((value) => value !== one.value);
                onChoose(now.length > 0 ? now : undefined);
              }}
            />
            {one.label}
          </label>
        ))}
      </div>
    </details>
  );
}

function KeepAs({ filter }: { filter: Filter }) {
  const said = useLaterWords().filterCard;
  const mayShare = useMay("settings:manage");
  const keeping = useKeeping();
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "" || keeping.isPending) return;
    keeping.mutate({ type: "create", name: name.trim(), filter, shared }, { onSuccess: () => setName("") });
  };
  return (
    <form className={styles.keep} onSubmit={submit}>
      <TextInput
        size="xs"
        label={said.keepAs}
        placeholder={said.name}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" loading={keeping.isPending} disabled={name.trim() === ""}>
        {said.keep}
      </Button>
      {mayShare && (
        <label className={styles.share}>
          <input type="checkbox" checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
          {said.share}
        </label>
      )}
    </form>
  );
}

/** One's own views, to put in order or forget. */
function Kept({ views }: { views: readonly View[] }) {
  const said = useLaterWords().filterCard;
  const keeping = useKeeping();
  const mine = views.filter((view) => view.mine);
  const up = (at: number) => {
    const ids = mine.map(({ id }) => id);
    const [moved] = ids.splice(at, 1);
    if (moved) ids.splice(at - 1, 0, moved);
    keeping.mutate({ type: "order", ids });
  };
  return (
    <ul className={styles.kept} aria-label={said.kept}>
      {mine.map((view, at) => (
        <li key={view.id}>
          <bdi>{view.name}</bdi>
          {view.shared && <small>{said.shared}</small>}
          <span>
            {at > 0 && mine[at - 1]?.shared === view.shared && (
              <button type="button" aria-label={`${said.up}: ${view.name}`} onClick={() => up(at)}>
                <IconArrowUp size={14} />
              </button>
            )}
            <button
              type="button"
              aria-label={`${said.remove}: ${view.name}`}
              onClick={() => keeping.mutate({ type: "remove", id: view.id })}
            >
              <IconTrash size={14} />
            </button>
          </span>
        </li>
      ))}
    </ul>
  );
}
