/** Above the text, in one calm line: until when an answer can go, what it costs, and what is left where it can't. */
import { Button } from "@mantine/core";
import { IconMessageOff } from "@tabler/icons-react";
import { lazy, useState } from "react";
import type { Command } from "../../kit/keys/key-map.ts";
import { useCommand } from "../../kit/keys/commands.tsx";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import { inWords } from "../../kit/time/ages.ts";
import type { CaseDetail, NextWay, Way } from "../../kit/wire.ts";
import { useCost } from "../../kit/words/cost.ts";
import { channelInWords, useSay } from "../../kit/words/say.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import styles from "./way-line.module.css";
import type { WindowNow } from "./window.ts";

const TemplatePicker = lazy(() => import("../templates/template-picker.tsx"));

const keys: readonly Command[] = ["way-1", "way-2", "way-3"];

interface Line {
  of: Pick<CaseDetail, "id" | "readTo" | "language">;
  way: Way;
  now: WindowNow;
  /** Null where its reader can't write at all. */
  onGo: ((next: NextWay) => void) | null;
}

export default function WayLine({ of, way, now, onGo }: Line) {
  const words = useLaterWords();
  const said = words.ways;
  const costOf = useCost();
  const channel = channelInWords(way.channel, words);
  const window = useWindowWords(way, now);
  const asides = [
    ...way.advice.map((one) => said.advice[one](channel)),
    ...(way.charge ? [said.charge[way.charge](channel)] : []),
    ...(way.price ? [said.costs(costOf(way.price))] : []),
  ];
  const next = way.next.filter(({ kind }) => kind !== "wait");
  const [picking, pick] = useState<string | null>(null);
  const mayPick = way.takesTemplates && onGo !== null;
  useCommand("template", () => pick(way.channelAccountId), mayPick);
  const go = (one: NextWay) => (/template/.test(one.kind) ? pick(one.channelAccountId) : onGo?.(one));
  return (
    <div className={styles.line} data-window={now.kind} data-soon={now.kind === "open" && now.isSoon}>
      {now.kind === "shut" ? (
        <output className={styles.shut}>
          <IconMessageOff size={16} stroke={1.8} aria-hidden />
          <span>
            <strong>{said.shut(channel)}</strong> {words.refusals[now.why]}
          </span>
        </output>
      ) : (
        window && <p className={styles.open}>{window}</p>
      )}
      {mayPick && now.kind !== "shut" && (
        <Button
          size="compact-xs"
          variant="subtle"
          className={styles.pick}
          rightSection={<KeyHint command="template" />}
          onClick={() => pick(way.channelAccountId)}
        >
          {said.next.template()}
        </Button>
      )}
      {picking && <TemplatePicker of={of} accountId={picking} onClose={() => pick(null)} />}
      {way.hold && <p className={styles.hold}>{said.hold[way.hold.why]}</p>}
      {asides.length > 0 && now.kind !== "shut" && <p className={styles.aside}>{asides.join(" ")}</p>}
      {now.kind === "shut" && onGo && (
        <div className={styles.next}>
          {next.map((one, place) => (
            <Next key={`${one.kind} ${one.channelAccountId} ${one.threadId}`} next={one} place={place} onGo={go} />
          ))}
          <span>{next.length > 0 ? said.orWait : said.wait}</span>
        </div>
      )}
    </div>
  );
}

function useWindowWords({ channel }: Way, now: WindowNow): string | null {
  const words = useLaterWords();
  const say = useSay();
  if (now.kind !== "open") return null;
  const { window, endsIn } = now;
  const said = words.ways.windows[window.name];
  const name = channelInWords(channel, words);
  const more = window.left === null || window.name === "private-reply" ? "" : ` ${words.ways.more(window.left)}`;
  if (window.until === null || endsIn === null) return more === "" ? null : more.trim();
  const days = endsIn >= 24 * 3_600_000;
  const until = days ? say.weekdayAndTime(Date.parse(window.until)) : say.moment(window.until);
  return said(name, until, inWords(endsIn, words.ages)) + more;
}

function Next({ next, place, onGo }: { next: NextWay; place: number; onGo: (next: NextWay) => void }) {
  const words = useLaterWords();
  const said = words.ways.next;
  const channel = channelInWords(next.channel, words);
  const command = keys[place];
  // Keys are few; ways beyond them have their button.
  useCommand(command ?? "way-3", () => onGo(next), command !== undefined);
  return (
    <Button
      size="compact-sm"
      variant="default"
      data-way={next.kind}
      rightSection={command && <KeyHint command={command} />}
      onClick={() => onGo(next)}
    >
      {next.kind === "wait" ? "" : said[next.kind](channel)}
    </Button>
  );
}
