/** A thin line where the conversation moves to another thread or channel. */
import { ChannelMark } from "../../kit/parts/place.tsx";
import { lazy, Suspense } from "react";
import type { Message, Thread } from "../../kit/wire.ts";
import { channelInWords } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import styles from "./thread-line.module.css";

const CameByLine = lazy(() => import("./came-by-line.tsx"));

export function ThreadLine({ thread, message }: { thread: Thread | null; message: Message }) {
  const words = useWords();
  const { stream } = words.desk;
  const visibility = thread?.visibility ?? (message.visibility === "public" ? "public" : "private");
  const channel = channelInWords(message.channel, words);
  return (
    <p className={styles.line}>
      <span>
        <ChannelMark channel={message.channel} size={13} />{" "}
        {visibility === "public" ? stream.threadPublic(channel) : stream.threadPrivate(channel)}
        {thread && <bdi className={styles.account}>{thread.accountName}</bdi>}
        <Suspense>
          {thread?.referral && (
            <span className={styles.account}>
              <CameByLine referral={thread.referral} />
            </span>
          )}
        </Suspense>
      </span>
    </p>
  );
}
