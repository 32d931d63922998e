/** What a case can do by key beside reading and answering, and who types: loaded after the conversation. */
import { lazy, Suspense, useEffect } from "react";
import { Coming } from "../../kit/keys/commands.tsx";
import type { CaseDetail } from "../../kit/wire.ts";
import FactCommands from "../facts/fact-commands.tsx";
import ModelCommands from "../language-model/model-commands.tsx";
import BookingCommands from "../booking/booking-commands.tsx";
import BagCommands from "../bag-report/bag-commands.tsx";
import DocumentCommands from "../documents/document-commands.tsx";
import { showTyping } from "../presence/show-typing.ts";
import TheyType from "../presence/they-type.tsx";
import { telling } from "../presence/use-present.ts";
import PhraseCommands from "../phrases/phrase-commands.tsx";
import ProofCommands from "../proof/proof-commands.tsx";
import type { DraftUse } from "../reply/use-draft.ts";
import RightsCommands from "../rights/rights-commands.tsx";

// Few cases are about money.
const PaymentCommands = lazy(() => import("../payments/payment-commands.tsx"));

/** A ready sentence after what is written already. */
const joined = (written: string, sentence: string): string =>
  written.trim() === "" ? sentence : `${written.trimEnd()}\n\n${sentence}`;

const paying = ["ask-payment"] as const;

/** Stands at the foot of the conversation. */
export default function Beside({ of, draft }: { of: CaseDetail; draft: DraftUse }) {
  useEffect(() => {
    telling.typing = showTyping;
  }, []);
  return (
    <>
      <BagCommands of={of} />
      <DocumentCommands of={of} />
      <BookingCommands of={of} onSay={(text) => draft.write({ text: joined(draft.text, text) })} />
      <FactCommands of={of} onSay={(text) => draft.write({ text: joined(draft.text, text) })} />
      <Suspense fallback={<Coming commands={paying} />}>
        <PaymentCommands of={of} />
      </Suspense>
      <PhraseCommands of={of} onSay={(text) => draft.write({ text: joined(draft.text, text) })} />
      <RightsCommands of={of} />
      <ProofCommands of={of} onSay={(text) => draft.write({ text: joined(draft.text, text), visibility: "private" })} />
      <ModelCommands of={of} draft={draft} onSay={(text) => draft.write({ text: joined(draft.text, text) })} />
      <TheyType of={of} />
    </>
  );
}
