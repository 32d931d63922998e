/** Requests that are open by the day they are due, or those that are done. */
import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { getExportFile, printCertificate } from "../../../contract/rights.ts";
import { addressOf, download } from "../../kit/call.ts";
import { orTell, tell } from "../../kit/notices.ts";
import { Listing } from "../../kit/parts/listing.tsx";
import { Part } from "../../kit/parts/page.tsx";
import { Empty } from "../../kit/parts/states.tsx";
import table from "../../kit/parts/table.module.css";
import { now } from "../../kit/time/clock.ts";
import { useSay } from "../../kit/words/say.ts";
import { useLaterWords, useTongue } from "../../kit/words/words.tsx";
import { type Request, useRequestMoves, useRequests } from "./requests-query.ts";
import styles from "./rights.module.css";

const StartDialog = lazy(() => import("./start-dialog.tsx"));

export function Requests({ only }: { only: "open" | "closed" }) {
  const said = useLaterWords().rights;
  const list = useRequests(only);
  const isOpen = only === "open";
  const [begun, begin] = useState<Request | null>(null);
  return (
    <Part title={said[only]}>
      <Listing
        label={said[only]}
        list={list}
        empty={
          isOpen ? (
            <Empty title={said.openEmptyTitle}>{said.openEmpty}</Empty>
          ) : (
            <p className={styles.help}>{said.closedEmpty}</p>
          )
        }
        head={
          <tr>
            <th scope="col">{said.person}</th>
            <th scope="col">{said.what}</th>
            <th scope="col">{said.asked}</th>
            <th scope="col">{isOpen ? said.due : said.ended}</th>
            <th scope="col">{said.state}</th>
            <th scope="col">{said.actions}</th>
          </tr>
        }
        renderRow={(one) => <Row key={one.id} of={one} onBegin={() => begin(one)} />}
      />
      <Suspense>{begun && <StartDialog of={begun} onClose={() => begin(null)} />}</Suspense>
    </Part>
  );
}

function Row({ of, onBegin }: { of: Request; onBegin: () => void }) {
  const words = useLaterWords();
  const said = words.rights;
  const say = useSay();
  const isLate = of.endedAt === null && Date.parse(of.dueAt) < now();
  const name = of.customerName ?? (of.kind === "erasure" && of.startedAt ? said.erased : words.people.unknown);
  return (
    <tr data-request={of.id} data-state={of.state}>
      <th scope="row">
        <bdi>{name}</bdi>
        <div className={table.faint}>{said.bases[of.basis]}</div>
      </th>
      <td>{said.kinds[of.kind]}</td>
      <td>
        <time dateTime={of.askedAt}>{say.date(of.askedAt)}</time>
      </td>
      <td>
        <time dateTime={of.endedAt ?? of.dueAt}>{say.date(of.endedAt ?? of.dueAt)}</time>
        {isLate && <div className={styles.late}>{said.overdue}</div>}
      </td>
      <td>
        {said.states[of.state]}
        <div className={table.faint}>
          {of.state === "running" && of.step && said.steps[of.step]}
          {of.held > 0 && said.held(of.held)}
        </div>
      </td>
      <td>
        <Deeds of={of} name={name} onBegin={onBegin} />
      </td>
    </tr>
  );
}

function Deeds({ of, name, onBegin }: { of: Request; name: string; onBegin: () => void }) {
  const words = useLaterWords();
  const said = words.rights;
  const say = useSay();
  const { tongue } = useTongue();
  const { cancel, retry } = useRequestMoves(of);
  const params = { requestId: of.id };
  const isCancellable = of.state === "noted" || (of.kind === "export" && of.endedAt === null);
  const label = (what: string) => said.ofWhat(what, name);
  return (
    <div className={styles.buttons}>
      {of.state === "noted" && (
        <Button size="compact-sm" aria-label={label(said.begin)} onClick={onBegin}>
          {said.begin}
        </Button>
      )}
      {of.state === "set-aside" && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={label(said.retry)}
          loading={retry.isPending}
          onClick={() => retry.mutate()}
        >
          {said.retry}
        </Button>
      )}
      {of.file && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={label(said.download)}
          title={`${say.bytes(of.file.bytes)}, ${said.downloadUntil(say.date(of.file.keptUntil))}`}
          onClick={() =>
            void orTell(words, async () => tell(said.downloaded(await download(getExportFile, { params }))))
          }
        >
          {said.download}
        </Button>
      )}
      {of.certificateId && (
        <Button
          size="compact-sm"
          variant="default"
          component="a"
          target="_blank"
          rel="noreferrer"
          aria-label={label(said.certificate)}
          href={addressOf(printCertificate.path, { certificateId: of.certificateId }, { language: tongue })}
        >
          {said.certificate}
        </Button>
      )}
      {isCancellable && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={label(said.cancelIt)}
          loading={cancel.isPending}
          onClick={() => cancel.mutate()}
        >
          {said.cancelIt}
        </Button>
      )}
    </div>
  );
}
