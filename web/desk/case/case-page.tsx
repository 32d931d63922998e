/** One case: who it is, what they need, how long they have waited, what was said, and the answer. */
import { useMediaQuery } from "@mantine/hooks";
import { useParams } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { Coming, useCommand } from "../../kit/keys/commands.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import type { CaseDetail } from "../../kit/wire.ts";
import { useBeingAt } from "../presence/use-present.ts";
import { ReplyBox } from "../reply/reply-box.tsx";
import { useDraft } from "../reply/use-draft.ts";
import { useWords } from "../../kit/words/words.tsx";
import { useRemembering } from "../shell/recents.ts";
import { useUploads } from "../reply/use-uploads.ts";
import { CaseHeader } from "./case-header.tsx";
import { CaseLoading } from "./case-loading.tsx";
import { Drills } from "../drills/drills.tsx";
import styles from "./case-page.module.css";
import { useCase } from "./case-query.ts";
import { Stream } from "./stream.tsx";
import { useSeen } from "./use-seen.ts";

const CustomerDrawer = lazy(() => import("../customer/customer-drawer.tsx"));
// The conversation is read first: what stands beside it comes after.
const RatingCard = lazy(() => import("../ratings/rating-card.tsx"));
const Beside = lazy(() => import("./beside.tsx"));
/** The commands it brings; their keys are shown before it is there. */
const besides = [
  "fact",
  "phrase",
  "propose",
  "translate-mine",
  "summarise",
  "report-bag",
  "documents",
  "ask-payment",
  "privacy-request",
  "consent",
  "prove",
  "send-code",
  "proof-link",
  "override",
  "act-for",
] as const;
const Erased = lazy(() => import("../reply/erased.tsx"));
const CustomerPanel = lazy(() => import("../customer/customer-panel.tsx"));

export function CasePage() {
  const { caseId } = useParams({ from: "/with-queue/desk/case/$caseId" });
  return <LoadedCase key={caseId} caseId={caseId} />;
}

function LoadedCase({ caseId }: { caseId: string }) {
  const { data, error, refetch } = useCase(caseId);
  if (data) return <OpenCase of={data} />;
  return error ? <Trouble whole error={error} onRetry={() => void refetch()} /> : <CaseLoading />;
}

type StreamReturn = Parameters<typeof Stream>[0]["onReturned"];

function OpenCase({ of }: { of: CaseDetail }) {
  const draft = useDraft(of.id, of.draft, of.safeVisibility.visibility);
  const uploads = useUploads();
  const putBack: StreamReturn = ({ attachments, ...written }) => {
    draft.putBack(written);
    uploads.putBack(attachments);
  };
  const seen = useSeen(of.messages);
  const being = useBeingAt(of.id);
  const { desk, people } = useWords();
  useRemembering({ id: of.id, number: of.number, name: of.customer.name ?? of.customer.handle ?? people.unknown });
  const wide = useMediaQuery("(min-width: 1200px)", undefined, { getInitialValueInEffect: false });
  const [showsCustomer, setShowsCustomer] = useState(false);
  useCommand("customer", () => setShowsCustomer(true), !wide);
  const panel = (
    <aside className={styles.panel} aria-label={desk.customer.title}>
      <Suspense fallback={<div className={styles.loading} aria-busy />}>
        <CustomerPanel of={of} />
      </Suspense>
    </aside>
  );
  return (
    <div className={styles.page}>
      <article className={styles.case} aria-labelledby="case-title">
        <CaseHeader of={of} onCustomer={wide ? null : () => setShowsCustomer(true)} />
        <Suspense>{of.erasedAt === null && <Drills caseId={of.id} />}</Suspense>
        <Suspense>{of.erasedAt === null && <RatingCard caseId={of.id} />}</Suspense>
        <Stream of={of} seen={seen} onReturned={putBack} />
        <Suspense fallback={<Coming commands={besides} />}>
          {of.erasedAt === null ? <Beside of={of} draft={draft} /> : <Erased of={of} />}
        </Suspense>
        {of.erasedAt === null && <ReplyBox of={of} draft={draft} uploads={uploads} being={being} />}
      </article>
      {wide ? (
        panel
      ) : (
        <Suspense>
          {showsCustomer && <CustomerDrawer onClose={() => setShowsCustomer(false)}>{panel}</CustomerDrawer>}
        </Suspense>
      )}
    </div>
  );
}
