/** What stood in public and should not have, under the head of the case, with what can be done about it. */
import { Button } from "@mantine/core";
import { IconEyeOff, IconWorldExclamation } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { askToRemove, listExposures, settleExposure } from "../../../contract/privacy.ts";
import { type Answer, call } from "../../kit/call.ts";
import { useCommand } from "../../kit/keys/commands.tsx";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import { useMay } from "../../kit/me.tsx";
import { tell, tellTrouble } from "../../kit/notices.ts";
import type { CaseDetail } from "../../kit/wire.ts";
import { useCaseWords } from "../../kit/words/words.tsx";
import styles from "./exposures.module.css";

type Exposure = Answer<typeof listExposures>["items"][number];

export default function Exposures({ of }: { of: Pick<CaseDetail, "id"> }) {
  const { data } = useQuery({
    queryKey: ["case", of.id, "exposures"],
    queryFn: ({ signal }) => call(listExposures, { params: { caseId: of.id }, signal }),
  });
  const shown = (data?.items ?? []).filter(({ state }) => state !== "settled" && state !== "gone");
  const toAsk = shown.find(({ state }) => state === "to-ask");
  return shown
    .slice(-3)
    .map((one) => <Strip key={one.messageId} of={one} caseId={of.id} hasKey={one.messageId === toAsk?.messageId} />);
}

function Strip({ of, caseId, hasKey }: { of: Exposure; caseId: string; hasKey: boolean }) {
  const words = useCaseWords();
  const said = words.proof;
  const queries = useQueryClient();
  const mayReply = useMay("cases:reply");
  const [id] = useState(() => crypto.randomUUID());
  const { messageId } = of;
  const onSettled = () => void queries.invalidateQueries({ queryKey: ["case", caseId] });
  const onError = (error: unknown) => tellTrouble(error, words);
  const asking = useMutation({
    mutationFn: () => call(askToRemove, { params: { messageId }, body: { id } }),
    onSuccess: () => tell(said.askedRemoval),
    onError,
    onSettled,
  });
  const settling = useMutation({
    mutationFn: () => call(settleExposure, { params: { messageId } }),
    onError,
    onSettled,
  });
  const isOpen = of.state === "to-ask";
  const ask = () => {
    if (!asking.isPending) asking.mutate();
  };
  useCommand("ask-removal", ask, mayReply && isOpen && hasKey);
  const what = new Intl.ListFormat(document.documentElement.lang).format(of.found.map(({ kind }) => said.kinds[kind]));
  const Mark = of.state === "hidden" ? IconEyeOff : IconWorldExclamation;
  return (
    <div className={styles.strip} data-exposure={of.state} data-of={messageId}>
      <Mark size={16} aria-hidden />
      <p title={said.foundBy(of.found.map(({ kind, rule }) => `${kind} ${rule}`).join(", "))}>
        {said.exposed[of.state](what)}
        {of.state === "hidden" && of.told && (of.told === "refused" ? ` ${said.notTold}` : ` ${said.told}`)}
      </p>
      {mayReply && isOpen && (
        <span className={styles.actions}>
          <Button
            size="compact-xs"
            variant="default"
            loading={asking.isPending}
            onClick={ask}
            rightSection={hasKey ? <KeyHint command="ask-removal" /> : undefined}
          >
            {said.askRemoval}
          </Button>
          <Button size="compact-xs" variant="subtle" loading={settling.isPending} onClick={() => settling.mutate()}>
            {said.settle}
          </Button>
        </span>
      )}
    </div>
  );
}
