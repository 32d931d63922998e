/** What stands around a message's words: what it quotes, what it said before, whether we hid it, and who took it away. */
import { Moment } from "../../kit/parts/age.tsx";
import type { Message } from "../../kit/wire.ts";
import { isolated, useSay } from "../../kit/words/say.ts";
import { type LaterWords, useLaterWords } from "../../kit/words/words.tsx";
import { handleInWords } from "../../kit/words/handle.ts";
import styles from "./message-around.module.css";
import { type KeysFor, TakingAway } from "./taking-away.tsx";

export default function MessageAround({ of, keysFor }: { of: Message; keysFor: KeysFor }) {
  const { around } = useLaterWords();
  const say = useSay();
  return (
    <>
      {of.quoted && <QuotedWords quoted={of.quoted} />}
      {of.edited && !of.removed && <EarlierWords edited={of.edited} />}
      {of.removed ? (
        <p className={styles.gone}>
          {goneIn(around, of.removed.why, of.direction === "outbound")(say.moment(of.removed.at))}
        </p>
      ) : (
        <TakingAway of={of} keysFor={keysFor} />
      )}
    </>
  );
}

/** Who took it away: its person's right, its time, we, or its writer. */
function goneIn(said: LaterWords["around"], why: string, ours: boolean): (time: string) => string {
  if (why === "erased") return said.erased;
  if (why === "kept long enough") return said.keptLongEnough;
  return ours || why === "we took it back" ? said.removedByUs : said.removed;
}

function QuotedWords({ quoted }: { quoted: NonNullable<Message["quoted"]> }) {
  const { around, people } = useLaterWords();
  const who = quoted.isOurs
    ? people.us
    : (quoted.name ?? (quoted.handle ? handleInWords(quoted.handle) : people.unknown));
  return (
    <figure className={styles.quoted} data-quoted={quoted.externalId}>
      <figcaption>{around.quotes(isolated(who))}</figcaption>
      <blockquote dir="auto">{quoted.text ?? around.quotedGone}</blockquote>
    </figure>
  );
}

function EarlierWords({ edited }: { edited: NonNullable<Message["edited"]> }) {
  const { around } = useLaterWords();
  const say = useSay();
  return (
    <details className={styles.edited} data-edited>
      <summary>{around.edited(say.moment(edited.at), edited.versions.length)}</summary>
      <ol>
        {edited.versions.map(({ externalId, text, writtenAt }) => (
          <li key={externalId}>
            {writtenAt && <Moment at={writtenAt} />}
            <p dir="auto">{text ?? around.versionMissing}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}
