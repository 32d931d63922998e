/** What was found: people as cards, messages as rows that open their case at the message. */
import { Link } from "@tanstack/react-router";
import { Age, Moment } from "../../kit/parts/age.tsx";
import { Place } from "../../kit/parts/place.tsx";
import { useLaterWords } from "../../kit/words/words.tsx";
import { WhoReads } from "../case/who-reads.tsx";
import { Excerpt, type FoundMessage } from "./excerpt.tsx";
import type { FoundPerson } from "./queries.ts";
import { handleInWords } from "../../kit/words/handle.ts";
import styles from "./search.module.css";

export function PeopleFound({
  people,
  onOpen,
}: {
  people: readonly FoundPerson[];
  onOpen: (person: FoundPerson) => void;
}) {
  const { search, people: who } = useLaterWords();
  return (
    <ul className={styles.people} aria-label={search.people}>
      {people.map((person) => (
        <li key={person.id}>
          <button type="button" className={styles.person} data-person={person.id} onClick={() => onOpen(person)}>
            <bdi>{person.name ?? who.unknown}</bdi>
            <small>
              <bdi>{handlesOf(person)}</bdi>
            </small>
            <small>
              {search.openCases(person.openCases)}
              {person.lastWroteAt && (
                <>
                  {" · "}
                  <Age since={person.lastWroteAt} />
                </>
              )}
            </small>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The handles of somebody, as they are written. */
export const handlesOf = ({ handles }: Pick<FoundPerson, "handles">): string =>
  handles.flatMap(({ handle }) => (handle ? [handleInWords(handle)] : [])).join(" ");

export function FoundMessageRow({ of }: { of: FoundMessage }) {
  const { people, search } = useLaterWords();
  const { message } = of;
  const inside = (
    <>
      <p className={styles.who}>
        <bdi>{message.authorName ?? people.unknown}</bdi>
        {message.visibility === "internal" ? (
          <WhoReads visibility="internal" />
        ) : (
          <Place channel={message.channel} visibility={message.visibility} />
        )}
        <Moment at={message.writtenAt} />
        <span>{message.caseNumber ?? search.noCase}</span>
      </p>
      <Excerpt of={of} />
    </>
  );
  return (
    <li>
      {message.caseId ? (
        <Link
          className={styles.found}
          to="/desk/case/$caseId"
          params={{ caseId: message.caseId }}
          search={{ message: message.id }}
          data-found={message.id}
        >
          {inside}
        </Link>
      ) : (
        <Link className={styles.found} to="/desk/mentions" data-found={message.id}>
          {inside}
        </Link>
      )}
    </li>
  );
}
