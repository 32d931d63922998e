/** The views as buttons with how many wait in each; keys 1 to 9 choose them, 0 shows all. */
import { ActionIcon } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { lazy } from "react";
import { type ViewCommand, viewCommands } from "../../kit/keys/key-map.ts";
import { useCommand } from "../../kit/keys/commands.tsx";
import { Late, useOpened } from "../../kit/parts/late.tsx";
import { useWords } from "../../kit/words/words.tsx";
import { type Filter, isAll, isSame, showAll } from "./filter.ts";
import styles from "./language-filter.module.css";
import { useViews, type View } from "./views-query.ts";

const FilterCard = lazy(() => import("./filter-card.tsx"));

interface Bar {
  filter: Filter;
  waiting: number | undefined;
  onFilter: (filter: Filter) => void;
}

export function ViewsBar({ filter, waiting, onFilter }: Bar) {
  const { queue } = useWords().desk;
  const views = useViews();
  const [opened, open] = useOpened();
  useCommand("view-0", () => onFilter(showAll));
  useCommand("filter", () => open(true));
  const button = (
    <ActionIcon
      id="filter"
      variant={isAll(filter) ? "default" : "light"}
      size={26}
      radius={13}
      aria-label={queue.filter.title}
      title={`${queue.filter.title} (F)`}
    >
      <IconFilter size={15} stroke={1.8} />
    </ActionIcon>
  );
  return (
    <fieldset className={styles.filter} aria-label={queue.filter.views}>
      <button type="button" aria-pressed={isAll(filter)} onClick={() => onFilter(showAll)}>
        {queue.allLanguages} {waiting !== undefined && <b>{waiting}</b>}
      </button>
      {views.map((view, at) => (
        <ViewButton
          key={view.id}
          of={view}
          command={viewCommands[at + 1]}
          chosen={isSame(filter, view.filter)}
          onChoose={() => onFilter(isSame(filter, view.filter) ? showAll : view.filter)}
        />
      ))}
      <Late kind="dialog" target={button} opened={opened} onOpened={open}>
        {(opening) => <FilterCard {...opening} filter={filter} views={views} onFilter={onFilter} />}
      </Late>
    </fieldset>
  );
}

interface Choice {
  of: View;
  command: ViewCommand | undefined;
  chosen: boolean;
  onChoose: () => void;
}

function ViewButton({ of, command, chosen, onChoose }: Choice) {
  return (
    <>
      {command && <ViewKey command={command} onChoose={onChoose} />}
      <button
        type="button"
        className={styles.view}
        data-view={of.id}
        aria-pressed={chosen}
        title={command ? `${of.name} (${command.slice(-1)})` : of.name}
        onClick={onChoose}
      >
        <bdi>{of.name}</bdi> <b>{of.waiting}</b>
      </button>
    </>
  );
}

/** Nothing to see: a key that chooses a view while the view is there. */
function ViewKey({ command, onChoose }: { command: ViewCommand; onChoose: () => void }) {
  useCommand(command, onChoose);
  return null;
}
