/** Finds what can be done on the wall, and the pages behind its figures, by typing. */
import { useState } from "react";
import { useOffers } from "../kit/keys/commands.tsx";
import { useMay } from "../kit/me.tsx";
import { found } from "../kit/palette/found.ts";
import { type Entry, Palette } from "../kit/palette/palette.tsx";
import { useLaterWords, useWallWords } from "../kit/words/words.tsx";

/** Deeds first. */
const kinds = ["actions", "pages"] as const;

export default function WallPalette({ onClose }: { onClose: () => void }) {
  const { label, nothing } = useWallWords().wallMore.palette;
  const [typed, setTyped] = useState("");
  return (
    <Palette
      label={label}
      nothing={nothing}
      kinds={kinds}
      typed={typed}
      onType={setTyped}
      entries={useEntries(typed)}
      isLooking={false}
      onClose={onClose}
    />
  );
}

function useEntries(typed: string): readonly Entry[] {
  const { commands } = useLaterWords();
  const pages = usePages();
  const { offered, run } = useOffers();
  const actions = offered
    .filter((command) => command !== "palette")
    .map((command) => ({ key: command, label: commands[command], command, go: () => run(command) }));
  const all: readonly Entry[] = [
    ...pages.map((page) => ({ ...page, kind: "pages" as const, command: null })),
    ...actions.map((action) => ({ ...action, kind: "actions" as const })),
  ].map((entry) => ({ ...entry, more: "", sought: entry.label }));
  return found(all, typed, ({ sought }) => sought);
}

/** Those of the desk to which a figure of the wall leads. */
function usePages(): readonly Pick<Entry, "key" | "label" | "go">[] {
  const { pages } = useWallWords().wallMore.palette;
  const may = {
    desk: useMay("cases:read"),
    figures: useMay("figures:read"),
    roster: useMay("cases:reply"),
    targets: useMay("settings:manage"),
  };
  const to = {
    desk: "/desk",
    figures: "/desk/figures",
    roster: "/desk/roster",
    targets: "/desk/settings/service-levels",
  };
  return (["desk", "figures", "roster", "targets"] as const)
    .filter((page) => may[page])
    .map((page) => ({ key: page, label: pages[page], go: () => location.assign(to[page]) }));
}
