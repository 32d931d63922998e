/** How our message fares, in plain words, with undo and the way to send it once more. */
import { IconCheck, IconChecks, IconClock } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { undoMessage } from "../../../contract/messages.ts";
import { unsigned } from "../../../contract/signature.ts";
import { call } from "../../kit/call.ts";
import { useCommand } from "../../kit/keys/commands.tsx";
import { useMay } from "../../kit/me.tsx";
import { tellTrouble } from "../../kit/notices.ts";
import { Moment } from "../../kit/parts/age.tsx";
import { useFastNow } from "../../kit/time/clock.ts";
import type { Delivery, Message } from "../../kit/wire.ts";
import { channelInWords, useSay } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import type { CameBack } from "../reply/draft.ts";
import { showMessage } from "./case-query.ts";
import styles from "./message-block.module.css";
import { WhyRefused } from "./refusal.tsx";

const DeliveryTrouble = lazy(() => import("./delivery-trouble.tsx"));

interface Fares {
  of: Message;
  delivery: Delivery;
  onReturned: (returned: CameBack & Pick<Message, "attachments">) => void;
}

export function DeliveryLine({ of, delivery, onReturned }: Fares) {
  const words = useWords();
  const said = words.desk.delivery;
  const say = useSay();
  const channel = channelInWords(of.channel, words);
  switch (delivery.state) {
    case "pending":
      if (delivery.undoUntil) return <Undo of={of} until={delivery.undoUntil} onReturned={onReturned} />;
      return (
        <output className={styles.delivery}>
          <IconClock size={14} aria-hidden />
          {delivery.awaySince
            ? said.away(channel, say.moment(delivery.awaySince))
            : delivery.retryAt
              ? said.retryAt(say.moment(delivery.retryAt))
              : said.sending}{" "}
          {!delivery.awaySince && delivery.why}
        </output>
      );
    case "accepted":
    case "delivered":
    case "read":
      return (
        <p className={styles.delivery} data-tone="good">
          {delivery.state === "accepted" ? <IconCheck size={14} aria-hidden /> : <IconChecks size={14} aria-hidden />}
          <span>
            {said[delivery.state]} <Moment at={delivery.at} />
            {delivery.code && (
              <strong className={styles.afterwards}>
                <WhyRefused code={delivery.code} why={delivery.why} />
              </strong>
            )}
          </span>
        </p>
      );
    case "refused":
    case "unsure":
      return (
        <Suspense>
          <DeliveryTrouble of={of} delivery={delivery} />
        </Suspense>
      );
    default:
      return <p className={styles.delivery}>{said.undone}</p>;
  }
}

/** The seconds in which a reply can still be taken back. */
function Undo({ of, until, onReturned }: { of: Message; until: string; onReturned: Fares["onReturned"] }) {
  const words = useWords();
  const said = words.desk.delivery;
  const queries = useQueryClient();
  const may = useMay("cases:reply");
  const seconds = Math.ceil((Date.parse(until) - useFastNow()) / 1000);
  const undo = useMutation({
    mutationFn: () => call(undoMessage, { params: { messageId: of.id } }),
    onSuccess: (undone) => {
      showMessage(queries, undone);
      onReturned({
        text: unsigned(of.text, of.signature),
        visibility: of.visibility,
        threadId: of.threadId,
        ...(of.letter && { cc: of.letter.cc }),
        attachments: of.attachments,
      });
    },
    onError: (error) => tellTrouble(error, words),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ["case", of.caseId] });
      void queries.invalidateQueries({ queryKey: ["desk"] });
    },
  });
  const can = may && seconds > 0;
  const takeBack = () => {
    if (!undo.isPending) undo.mutate();
  };
  useCommand("undo", takeBack, can);
  return (
    <p className={styles.delivery}>
      <IconClock size={14} aria-hidden />
      {seconds > 0 ? said.leavesIn(seconds) : said.sending}
      {can && (
        <button type="button" className={styles.undo} data-undo={of.id} onClick={takeBack}>
          {said.undo}
        </button>
      )}
    </p>
  );
}
