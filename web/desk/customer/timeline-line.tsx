/** One entry of a timeline: when, what, where, and the way to its source. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Moment } from "../../kit/parts/age.tsx";
import type { TimelineEntry } from "../../kit/wire.ts";
import { channelInWords, isolated } from "../../kit/words/say.ts";
import { type CaseWords, useCaseWords } from "../../kit/words/words.tsx";
import styles from "./timeline.module.css";
import { Claimed } from "./who.tsx";

interface Line {
  of: TimelineEntry;
  caseId: string;
  onOpen: (what: string) => void;
  onStep: (eventId: string) => void;
}

export function TimelineLine({ of, caseId, onOpen, onStep }: Line) {
  const words = useCaseWords();
  return (
    <li className={styles.entry} data-kind={of.kind} data-trouble={of.isTrouble}>
      <Moment at={of.at} className={styles.at} />
      <div className={styles.what}>
        <Source of={of} caseId={caseId} onOpen={onOpen} onStep={onStep}>
          {whatOf(of, words)}
        </Source>
        {whereOf(of, words) !== "" && <small>{whereOf(of, words)}</small>}
        {of.isClaimed && <Claimed />}
        {of.text && (
          <p dir="auto" title={of.text}>
            {of.text}
          </p>
        )}
        {of.details.length > 0 && (
          <details className={styles.details}>
            <summary>{words.profile.more}</summary>
            <dl>
              {of.details.map(({ name, value }) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd dir="auto">{value}</dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </div>
    </li>
  );
}

const isDocument = ({ kind }: TimelineEntry): boolean => kind === "document-sent" || kind === "document-void";
const isSaid = ({ kind }: TimelineEntry): boolean => ["wrote", "answered", "note"].includes(kind);

function whatOf(of: TimelineEntry, words: CaseWords): string {
  const { customer: person, profile: said, people, reading } = words;
  const { kind, what, flight } = of;
  const route = flight ? [flight.number, flight.from && `${flight.from}–${flight.to}`].filter(Boolean).join(" ") : "";
  if (isSaid(of)) {
    const by = of.by ?? (kind === "wrote" ? people.customer : null);
    const did = person.entries[kind as "wrote"];
    return by ? `${isolated(by)} ${did}` : did;
  }
  if (kind === "case-opened" || kind === "case-closed")
    return `${person.entries[kind]}: ${reading.topics[what[0] as "other"] ?? ""}`;
  if (kind === "touchpoint") {
    const step = what[0] ?? "";
    const outcome = said.outcomes[of.outcome ?? ""] ?? of.outcome?.replaceAll("-", " ") ?? "";
    const name = said.steps[step] ?? step.replaceAll("-", " ");
    return [name, outcome].filter(Boolean).join(" ") + (route && `, ${route}`);
  }
  if (kind === "bag") {
    const [of, state] = what;
    return `${said.entries["bag"]} ${(said.bagKinds[of as "missing"] ?? "").toLocaleLowerCase()}: ${(said.bagStates[state as "found"] ?? state ?? "").toLocaleLowerCase()}`;
  }
  const more =
    kind === "booking-changed"
      ? what.map((change) => said.changes[change] ?? change).join(", ")
      : kind === "booked"
        ? what.join(", ")
        : kind === "linked" || kind === "taken-back"
          ? what
              .map((one) => person.identifierKinds[one] ?? person.known[one as "seen"] ?? "")
              .filter(Boolean)
              .join(", ")
          : kind.startsWith("document")
            ? (said.documentKinds[what[0] as "trip"] ?? "")
            : route;
  return [said.entries[kind] ?? kind, more].filter(Boolean).join(": ");
}

function whereOf(of: TimelineEntry, words: CaseWords): string {
  const { profile: said, desk } = words;
  if (isSaid(of))
    return [of.channel && channelInWords(of.channel, words), of.visibility && desk.stream[of.visibility]]
      .filter(Boolean)
      .join(", ");
  if (of.kind.startsWith("document"))
    return [of.channel && channelInWords(of.channel, words), of.by && isolated(of.by)].filter(Boolean).join(", ");
  if (of.kind === "booked") return of.place ? said.agency(of.place) : "";
  if (of.kind === "case-closed") return desk.case.outcomes[of.outcome as "solved"] ?? "";
  if (of.place) return said.places[of.place] ?? of.place;
  return of.by ? isolated(of.by) : "";
}

/** A link to the message or case; a button to the booking or bag on this panel, or to the step of identity. */
function Source({ of, caseId, onOpen, onStep, children }: Line & { children: ReactNode }) {
  if ((isSaid(of) || isDocument(of)) && of.caseId)
    return (
      <Link to="/desk/case/$caseId" params={{ caseId: of.caseId }} search={{ message: of.source }}>
        {children}
      </Link>
    );
  if (of.kind === "wrote") return <Link to="/desk/mentions">{children}</Link>;
  if (of.caseId && of.caseId !== caseId)
    return (
      <Link to="/desk/case/$caseId" params={{ caseId: of.caseId }}>
        {children}
      </Link>
    );
  const act = actOf(of, { onOpen, onStep });
  if (!act) return <span>{children}</span>;
  return (
    <button type="button" className={styles.source} onClick={act}>
      {children}
    </button>
  );
}

function actOf(
  { kind, source }: TimelineEntry,
  { onOpen, onStep }: Pick<Line, "onOpen" | "onStep">,
): (() => void) | null {
  if (kind === "bag") return () => onOpen(`bag ${source}`);
  if (kind.startsWith("booking") || kind === "booked" || kind.startsWith("flight"))
    return () => onOpen(`booking ${source}`);
  if (["linked", "merged", "kept-apart", "taken-back"].includes(kind)) return () => onStep(source);
  return null;
}
