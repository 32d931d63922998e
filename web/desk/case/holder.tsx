/** Who holds the case and for how long, with the way to take it. */
import { Button } from "@mantine/core";
import { useEffect } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { useCommand } from "../../kit/keys/commands.tsx";
import { useMay, useMe } from "../../kit/me.tsx";
import { inWords } from "../../kit/time/ages.ts";
import { useNow } from "../../kit/time/clock.ts";
import type { CaseDetail } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import { useMoves } from "./case-moves.ts";

export function Holder({ of }: { of: CaseDetail }) {
  const { desk, people } = useWords();
  const said = desk.case;
  const me = useMe();
  const mayReply = useMay("cases:reply");
  const mayAssign = useMay("cases:assign");
  const moves = useMoves(of.id);
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
      {!mine && <span>{held ? <bdi>{said.heldBy(of.assigneeName ?? people.unknown)}</bdi> : said.heldByNobody}</span>}
      {canTake && (
        <Button id="take-case" size="compact-xs" variant="light" onClick={take}>
          {held ? said.takeOver : said.take}
        </Button>
      )}
    </>
  );
}

/** How long the case stays with the agent unless they write. */
function Hold({ of }: { of: CaseDetail }) {
  const { desk, ages } = useWords();
  const said = desk.case;
  const say = useSay();
  const now = useNow();
  const queries = useQueryClient();
  const left = of.heldUntil === null ? null : Date.parse(of.heldUntil) - now;
  const over = left !== null && left <= 0;
  useEffect(() => {
    if (over) void queries.invalidateQueries({ queryKey: ["case", of.id] });
  }, [over, queries, of.id]);
  if (left === null || of.heldUntil === null || over) return <span>{said.heldByYou}</span>;
  const close = left < 2 * 60_000;
  return (
    <span
      title={said.heldUntilHelp(say.moment(of.heldUntil))}
      style={close ? { color: "var(--amber)", fontWeight: 600 } : undefined}
    >
      {said.heldByYouUntil(left < 60_000 ? `<1 ${ages.minutes}` : inWords(left, ages))}
    </span>
  );
}
