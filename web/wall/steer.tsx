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
const WallPalette = lazy(() => import("./wall-palette.tsx"));
const TellDrawer = lazy(() => import("./tell-drawer.tsx"));

const deeds = ["lend", "set-target", "tell-team", "simulate"] as const;
type Deed = (typeof deeds)[number];

/** The palette is everybody's who looks at the wall as a person; deeds are for leads. */
export function Steer() {
  const { wallMore: said } = useWallWords();
  const isLead = useMay("settings:manage");
  const isPerson = useMay("cases:read");
  return isLead || isPerson ? (
    <nav className={styles.deeds} aria-label={said.deeds}>
      {isLead && <Deeds />}
      {isPerson && <Finder />}
    </nav>
  ) : null;
}

function Finder() {
  const { wallMore: said } = useWallWords();
  const [isOpen, setOpen] = useState(false);
  useCommand("palette", () => setOpen(true));
  return (
    <>
      <Button
        variant="subtle"
        size="compact-md"
        onClick={() => setOpen(true)}
        rightSection={<KeyHint command="palette" />}
      >
        {said.palette.open}
      </Button>
      <Suspense>{isOpen && <WallPalette onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
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
    <>
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
    </>
  );
}
