/** Payments that wait for somebody: for leads, who say yes as the second, and look after what went wrong. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useMay } from "../../kit/me.tsx";
import { Moment } from "../../kit/parts/age.tsx";
import { Listing } from "../../kit/parts/listing.tsx";
import { Page, Part } from "../../kit/parts/page.tsx";
import { Empty } from "../../kit/parts/states.tsx";
import { useAllWords } from "../../kit/words/words.tsx";
import { NotForYou } from "../shell/no-such-page.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { PaymentName, PaymentState } from "./payment-line.tsx";
import styles from "./payments.module.css";
import { useWaiting, type Waiting } from "./use-deeds.ts";
import { type Deed, deedsOf } from "./use-payments.ts";

const DeedDialog = lazy(() => import("./deed-dialog.tsx"));

export function PaymentsPage() {
  return useMay("payments:approve") ? <Payments /> : <NotForYou />;
}

function Payments() {
  const { payments: said, paying } = useAllWords();
  usePageTitle(said.title);
  return (
    <Page title={said.title} about={paying.pageAbout}>
      <WaitingList waits="approval" />
      <WaitingList waits="trouble" />
    </Page>
  );
}

function WaitingList({ waits }: { waits: "approval" | "trouble" }) {
  const { paying } = useAllWords();
  const list = useWaiting(waits);
  const [begun, begin] = useState<{ deed: Deed; of: Waiting } | null>(null);
  return (
    <Part title={paying.waits[waits]}>
      <Listing
        label={paying.waits[waits]}
        list={list}
        empty={
          waits === "approval" ? (
            <Empty title={paying.nothingWaits}>{paying.nothingWaitsAbout}</Empty>
          ) : (
            <p className={styles.soft}>{paying.noTrouble}</p>
          )
        }
        head={
          <tr>
            <th scope="col">{paying.payment}</th>
            <th scope="col">{paying.case}</th>
            <th scope="col">{paying.askedByHead}</th>
            <th scope="col">{paying.asked}</th>
            <th scope="col">{paying.stands}</th>
            <th scope="col">{paying.actions}</th>
          </tr>
        }
        renderRow={(one) => <Row key={one.id} of={one} onBegin={(deed) => begin({ deed, of: one })} />}
      />
      <Suspense>{begun && <DeedDialog deed={begun.deed} of={begun.of} onClose={() => begin(null)} />}</Suspense>
    </Part>
  );
}

function Row({ of, onBegin }: { of: Waiting; onBegin: (deed: Deed) => void }) {
  const { payments: said, paying } = useAllWords();
  // Nobody approves what they asked for; a refund of what is fine is nobody's business here.
  const deeds = deedsOf(of).filter((deed) => deed !== "approve" || !of.isOwn);
  return (
    <tr data-payment={of.id}>
      <th scope="row">
        <PaymentName of={of} />
      </th>
      <td>
        <Link className={styles.link} to="/desk/case/$caseId" params={{ caseId: of.caseId }}>
          {of.caseNumber}
        </Link>
      </td>
      <td>
        <bdi>{of.askedBy}</bdi>
      </td>
      <td>
        <Moment at={of.askedAt} />
      </td>
      <td>
        <PaymentState of={of} />
      </td>
      <td>
        <div className={styles.actions}>
          {deeds.map((deed) => (
            <Button
              key={deed}
              size="compact-sm"
              variant={deed === "approve" ? "filled" : "default"}
              onClick={() => onBegin(deed)}
            >
              {said.deeds[deed]}
            </Button>
          ))}
          {of.waitsForApproval && of.isOwn && <span className={styles.soft}>{paying.own}</span>}
        </div>
      </td>
    </tr>
  );
}
