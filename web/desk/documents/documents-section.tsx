/** Documents beside the case: which there are, what is void, where each went and whether it was opened. */
import { Button } from "@mantine/core";
import { useOffers } from "../../kit/keys/commands.tsx";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import { useMay } from "../../kit/me.tsx";
import { useCaseWords } from "../../kit/words/words.tsx";
import panel from "../customer/customer-panel.module.css";
import { DocumentName, Sendings } from "./document-lines.tsx";
import styles from "./documents.module.css";
import { nameOf, useDocuments } from "./use-documents.ts";

/** What is there and was not sent is in the dialog; here is what became of what was. */
const shownAtMost = 4;

export default function DocumentsSection({ caseId }: { caseId: string }) {
  const { documents: said } = useCaseWords();
  const mayReply = useMay("cases:reply");
  const { run } = useOffers();
  const { data } = useDocuments(caseId);
  const sent = data?.items.filter(({ sendings }) => sendings.length > 0) ?? [];
  if (!data || (sent.length === 0 && !mayReply)) return null;
  return (
    <section className={panel.section} aria-label={said.title}>
      <h3>{said.title}</h3>
      {sent.slice(0, shownAtMost).map((item) => (
        <div key={nameOf(item)} className={styles.card} data-void={item.voidAt !== null}>
          <DocumentName of={item} />
          <Sendings of={item} />
        </div>
      ))}
      {mayReply && (
        <Button
          id="documents"
          size="compact-sm"
          variant="subtle"
          rightSection={<KeyHint command="documents" />}
          onClick={() => run("documents")}
        >
          {said.send}
        </Button>
      )}
    </section>
  );
}
