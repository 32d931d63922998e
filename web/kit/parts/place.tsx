/** Where something was said: the channel's mark, and a lock or a globe for who can read it. */
import {
  IconBrandFacebook,
  IconBrandInstagram,
  IconBrandMessenger,
  IconBrandWhatsapp,
  IconBrandX,
  IconBrandTelegram,
  IconLock,
  IconMail,
  IconMessageCircle,
  IconWorld,
} from "@tabler/icons-react";
import type { ComponentProps } from "react";
import { Spoken } from "./spoken.tsx";
import type { ChannelKind, Language, Visibility } from "../wire.ts";
import { channelInWords, useSay } from "../words/say.ts";
import { useWords } from "../words/words.tsx";
import styles from "./place.module.css";

const marks: Record<ChannelKind, typeof IconBrandX> = {
  x: IconBrandX,
  facebook: IconBrandFacebook,
  messenger: IconBrandMessenger,
  instagram: IconBrandInstagram,
  whatsapp: IconBrandWhatsapp,
  email: IconMail,
  chat: IconMessageCircle,
  telegram: IconBrandTelegram,
};

export function ChannelMark({ channel, size = 14 }: { channel: ChannelKind; size?: number }) {
  const words = useWords();
  const Mark = marks[channel];
  const name = channelInWords(channel, words);
  return (
    <span className={styles.mark} title={name}>
      <Mark size={size} stroke={1.8} aria-hidden />
      <Spoken>{name}</Spoken>
    </span>
  );
}

export function Place({ channel, visibility }: { channel: ChannelKind; visibility: Visibility }) {
  const { stream } = useWords().desk;
  const Who = visibility === "public" ? IconWorld : IconLock;
  return (
    <span className={styles.place}>
      <ChannelMark channel={channel} />
      <span className={styles.mark} title={stream[visibility]}>
        <Who size={14} stroke={1.8} aria-hidden />
        <Spoken>{stream[visibility]}</Spoken>
      </span>
    </span>
  );
}

/** In which language something was said, and where. */
export function LanguageAndPlace({ language, ...place }: { language: Language } & ComponentProps<typeof Place>) {
  const say = useSay();
  return (
    <span className={styles.where}>
      <abbr title={say.language(language)}>{language}</abbr>
      <Place {...place} />
    </span>
  );
}
