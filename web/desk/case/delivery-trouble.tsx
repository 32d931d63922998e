/** A message that did not get through, or may not have: why, which parts, and the way to send it once more. */
import { Button } from "@mantine/core";
import { IconAlertCircle, IconHelpCircle } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { retryMessage } from "../../../contract/messages.ts";
import { call } from "../../kit/call.ts";
import { useMay } from "../../kit/me.tsx";
import { tellTrouble } from "../../kit/notices.ts";
import type { Delivery, Message } from "../../kit/wire.ts";
import { channelInWords } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import { showMessage } from "./case-query.ts";
import styles from "./message-block.module.css";
import { Parts, WhyRefused } from "./refusal.tsx";

export default function DeliveryTrouble({ of, delivery }: { of: Message; delivery: Delivery }) {
  const words = useWords();
  const said = words.desk.delivery;
  const channel = channelInWords(of.channel, words);
  if (delivery.state === "unsure")
    return (
      <div className={styles.delivery} data-tone="unsure" role="alert">
        <IconHelpCircle size={15} aria-hidden />
        <span>
          {said.unsure(channel)} {delivery.why}
          <Parts parts={delivery.parts} />
          <Retry of={of} label={said.retryUnsure} />
        </span>
      </div>
    );
  return (
    <div className={styles.delivery} data-tone="bad" role="alert">
      <IconAlertCircle size={15} aria-hidden />
      <span>
        {delivery.parts.some(({ state }) => state === "accepted") ? said.refusedPart(channel) : said.refused(channel)}{" "}
        <WhyRefused code={delivery.code} why={delivery.why} />
        <Parts parts={delivery.parts} />
        <Retry of={of} label={said.retry} />
      </span>
    </div>
  );
}

function Retry({ of, label }: { of: Message; label: string }) {
  const words = useWords();
  const queries = useQueryClient();
  const may = useMay("cases:reply");
  const retry = useMutation({
    mutationFn: () => call(retryMessage, { params: { messageId: of.id } }),
    onSuccess: (message) => showMessage(queries, message),
    onError: (error) => tellTrouble(error, words),
    onSettled: () => queries.invalidateQueries({ queryKey: ["case", of.caseId] }),
  });
  if (!may) return null;
  return (
    <Button
      size="compact-xs"
      variant="default"
      data-retry={of.id}
      loading={retry.isPending}
      onClick={() => retry.mutate()}
    >
      {label}
    </Button>
  );
}
