/** Where something was said: the channel's mark, and a lock or a globe for who can read it. */
import { IconBrandX, IconLock, IconWorld } from "@tabler/icons-react";
import type { ChannelKind, Visibility } from "../wire.ts";
import { channelInWords } from "../words/say.ts";
import { useWords } from "../words/words.tsx";
import styles from "./place.module.css";

const marks: Record<ChannelKind, typeof IconBrandX> = { x: IconBrandX };

export function ChannelMark({ channel, size = 14 }: { channel: ChannelKind; size?: number }) {
  const words = useWords();
  const Mark = marks[channel];
  return <Mark size={size} stroke={1.8} role="img" aria-label={channelInWords(channel, words)} />;
}

export function Place({ channel, visibility }: { channel: ChannelKind; visibility: Visibility }) {
  const { stream } = useWords().desk;
  const Who = visibility === "public" ? IconWorld : IconLock;
  return (
    <span className={styles.place}>
      <ChannelMark channel={channel} />
      <span title={stream[visibility]}>
        <Who size={14} stroke={1.8} role="img" aria-label={stream[visibility]} />
      </span>
    </span>
  );
}
