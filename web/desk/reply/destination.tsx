/** Where the text goes and who can read it, in words. */
import { lazy, Suspense } from "react";
import type { CaseDetail, Thread, Visibility, Way } from "../../kit/wire.ts";
import { channelInWords, isolated, useSay } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import { handleInWords } from "../../kit/words/handle.ts";
import styles from "./reply-box.module.css";

const Elsewhere = lazy(() => import("./elsewhere.tsx"));

interface To {
  of: CaseDetail;
  visibility: Visibility;
  thread: Thread | null;
  /** How many get it beside the customer. */
  copies: number;
  onThread: (threadId: string) => void;
  /** Where it goes on another channel than before. */
  elsewhere: Way | null;
  onBack: () => void;
}

export function Destination({ of, visibility, thread, copies, onThread, elsewhere, onBack }: To) {
  const words = useWords();
  const said = words.desk.reply;
  const say = useSay();
  // A case may hold threads of one person under several handles.
  const { name } = of.customer;
  const handle = thread?.handle ?? of.customer.handle;
  const who = handle ? handleInWords(handle) : (name ?? words.people.unknown);
  const channel = channelInWords(thread?.channel ?? of.channel, words);
  const { safeVisibility } = of;
  if (elsewhere)
    return (
      <div className={styles.destination} id="reply-destination">
        <Suspense>
          <Elsewhere way={elsewhere} onBack={onBack} />
        </Suspense>
      </div>
    );
  const risky = visibility === "public" && safeVisibility.why === "personal-data";
  const others = of.threads.filter((one) => one.visibility === visibility);
  return (
    <div className={styles.destination} id="reply-destination">
      <p>
        {visibility === "public" && said.toPublic(isolated(who), channel)}
        {visibility === "private" && copies === 0 && said.toPrivate(isolated(who), channel)}
        {visibility === "private" && copies > 0 && said.toSome(isolated(who), channel, copies)}
        {visibility === "internal" && said.toNobody}{" "}
        {visibility === safeVisibility.visibility && <span>{said.why[safeVisibility.why]}</span>}
      </p>
      {risky && <p className={styles.risk}>{said.publicRisk}</p>}
      {others.length > 1 && thread && (
        <label className={styles.thread}>
          {said.thread}
          <select value={thread.id} onChange={(event) => onThread(event.currentTarget.value)}>
            {others.map((one) => (
              <option key={one.id} value={one.id}>
                {channelInWords(one.channel, words)}, {one.accountName}, {say.moment(one.lastMessageAt)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
