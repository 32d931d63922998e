/** What a lead may do from the wall: each a drawer, with a key. */
import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { useCommand } from "../kit/keys/commands.tsx";
import { KeyHint } from "../kit/keys/key-hint.tsx";
import { useMay } from "../kit/me.tsx";
import { useWallWords } from "../kit/words/words.tsx";
import styles from "./wall.module.css";

const LendDrawer = lazy(() => import("./lend-drawer.tsx"));
const TargetDrawer = lazy(() => import("./target-drawer.tsx"));
const TrialDrawer = lazy(() => import("./trial-drawer.tsx"));
const TellDrawer = lazy(() => import("./tell-drawer.tsx"));

const deeds = ["lend", "set-target", "tell-team", "simulate"] as const;
type Deed = (typeof deeds)[number];

export function Steer() {
  return useMay("settings:manage") ? <Deeds /> : null;
}

function Deeds() {
  const { wallMore: said } = useWallWords();
  const [open, setOpen] = useState<Deed | null>(null);
  const close = () => setOpen(null);
  useCommand("lend", () => setOpen("lend"));
  useCommand("set-target", () => setOpen("set-target"));
  useCommand("tell-team", () => setOpen("tell-team"));
  useCommand("simulate", () => setOpen("simulate"));
  return (
    <nav className={styles.deeds} aria-label={said.deeds}>
      {deeds.map((deed) => (
        <Button
          key={deed}
          variant="default"
          size="compact-md"
          onClick={() => setOpen(deed)}
          rightSection={<KeyHint command={deed} />}
        >
          {said.deed[deed]}
        </Button>
      ))}
      <Suspense>
        {open === "lend" && <LendDrawer onClose={close} />}
        {open === "set-target" && <TargetDrawer onClose={close} />}
        {open === "tell-team" && <TellDrawer onClose={close} />}
        {open === "simulate" && <TrialDrawer onClose={close} />}
      </Suspense>
    </nav>
  );
}
