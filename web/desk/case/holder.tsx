/** Who holds the case and for how long, with the way to take it. */
import { Button } from "@mantine/core";
import { useCommand } from "../../kit/keys/commands.tsx";
import { useConnection } from "../../kit/live/live.tsx";
import { useMay, useMe } from "../../kit/me.tsx";
import { inWords } from "../../kit/time/ages.ts";
import { useNow } from "../../kit/time/clock.ts";
import type { CaseDetail } from "../../kit/wire.ts";
import { isolated, useSay } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import { useMoves } from "./case-moves.ts";

export function Holder({ of }: { of: CaseDetail }) {
  const { desk, people } = useWords();
  const said = desk.case;
  const me = useMe();
  const mayReply = useMay("cases:reply");
  const mayAssign = useMay("cases:assign");
  const moves = useMoves(of.id);
  const say = useSay();
  const held = of.assigneeId !== null;
  const mine = of.assigneeId === me.id;
  const canTake = of.state !== "closed" && !mine && (held ? mayAssign : mayReply);
  const take = () => {
    if (!moves.isPending) moves.mutate({ type: "assign", assigneeId: "me", name: null });
  };
  useCommand("take", take, canTake);
  if (of.state === "closed") return null;
  return (
    <>
      {mine && <Hold of={of} />}
      {!mine && (
        <span title={held && of.heldUntil !== null ? said.heldUntilHelp(say.moment(of.heldUntil)) : undefined}>
          {held ? said.heldBy(isolated(of.assigneeName ?? people.unknown)) : said.heldByNobody}
        </span>
      )}
      {canTake && (
        <Button id="take-case" size="compact-xs" variant="light" onClick={take}>
          {held ? said.takeOver : said.take}
        </Button>
      )}
    </>
  );
}

/** One's own: kept while the desk is connected; without a connection, until the hold runs out. */
function Hold({ of }: { of: CaseDetail }) {
  const { desk, ages } = useWords();
  const said = desk.case;
  const say = useSay();
  const now = useNow();
  const connection = useConnection();
  const left = of.heldUntil === null ? 0 : Date.parse(of.heldUntil) - now;
  if (of.heldUntil === null || connection === "live" || left < 60_000) {
    return <span title={said.heldHelp}>{said.heldByYou}</span>;
  }
  return <span title={said.heldUntilHelp(say.moment(of.heldUntil))}>{said.heldByYouUntil(inWords(left, ages))}</span>;
}
