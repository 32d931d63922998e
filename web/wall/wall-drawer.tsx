/** What comes in from the side over the wall. */
import { Drawer, Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import { Trouble } from "../kit/parts/states.tsx";
import { useWallWords } from "../kit/words/words.tsx";

interface Shown {
  title: string;
  size?: number;
  onClose: () => void;
  /** What it shows where that has to be asked for first. */
  asked?: { data: unknown; error: Error | null; refetch: () => unknown };
  children: ReactNode;
}

export function WallDrawer({ title, size = 480, onClose, asked, children }: Shown) {
  const { common } = useWallWords();
  const isThere = !asked || asked.data !== undefined;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={size}
      title={title}
      closeButtonProps={{ "aria-label": common.close }}
    >
      {asked?.error && !isThere && <Trouble error={asked.error} onRetry={() => void asked.refetch()} />}
      {!isThere && !asked?.error && <Skeleton height={200} aria-busy />}
      {children}
    </Drawer>
  );
}
