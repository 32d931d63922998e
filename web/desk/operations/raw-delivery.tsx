/** Headers and body of a delivery; personal data is dots until somebody says why they must see it. */
import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { revealDelivery } from "../../../contract/channels.ts";
import { call } from "../../kit/call.ts";
import { tellTrouble } from "../../kit/notices.ts";
import table from "../../kit/parts/table.module.css";
import { useAllWords } from "../../kit/words/words.tsx";
import { legible } from "./legible.ts";
import styles from "./operations.module.css";

interface Raw {
  id: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  isMasked: boolean;
}

const shortest = 10;

export function RawDelivery({ of }: { of: Raw }) {
  const words = useAllWords();
  const said = words.operations;
  const reveal = useMutation({
    mutationFn: (reason: string) => call(revealDelivery, { params: { deliveryId: of.id }, body: { reason } }),
    onError: (error) => tellTrouble(error, words),
  });
  const { headers, body } = reveal.data ?? of;
  return (
    <>
      {of.isMasked && !reveal.data && <WhyReveal isPending={reveal.isPending} onGo={reveal.mutate} />}
      {reveal.data && (
        <p className={table.soft}>
          <output>{said.revealed}</output>
        </p>
      )}
      <h3 className={styles.heading}>{said.headers}</h3>
      <pre className={styles.raw}>
        {Object.entries(headers)
          .map(([name, value]) => `${name}: ${value}`)
          .join("\n")}
      </pre>
      <h3 className={styles.heading}>{said.body}</h3>
      <pre className={styles.raw}>{legible(body)}</pre>
    </>
  );
}

function WhyReveal({ isPending, onGo }: { isPending: boolean; onGo: (reason: string) => void }) {
  const said = useAllWords().operations;
  const [reason, setReason] = useState("");
  const can = reason.trim().length >= shortest;
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (can && !isPending) onGo(reason);
  };
  return (
    <form className={styles.reveal} onSubmit={go}>
      <TextInput
        id="reveal-reason"
        label={said.revealWhy}
        description={said.revealHelp}
        maxLength={200}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <Button id="reveal-delivery" type="submit" variant="default" disabled={!can} loading={isPending}>
        {said.reveal}
      </Button>
    </form>
  );
}
