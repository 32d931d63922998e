/** One fact: what it says in each language, where it comes from, and which answers used it. */
import { Button, Skeleton } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { endFact } from "../../../contract/facts.ts";
import { call } from "../../kit/call.ts";
import { useMay } from "../../kit/me.tsx";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { Page, Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import type { Language } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { tagOf } from "../../kit/words/tag-of.ts";
import { useLaterWords, useTongue } from "../../kit/words/words.tsx";
import { NoSuchPage, NotForYou } from "../shell/no-such-page.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { FactForm } from "./fact-form.tsx";
import { type Fact, factsKey, saidIn, useFacts } from "./facts-query.ts";
import styles from "./facts.module.css";
import { Uses } from "./uses.tsx";

export function FactPage() {
  const { factId } = useParams({ from: "/desk/facts/$factId" });
  const [may, mayWrite] = [useMay("cases:read"), useMay("facts:manage")];
  if (factId === "new") return mayWrite ? <New /> : <NotForYou />;
  return may ? <Loaded key={factId} factId={factId} /> : <NotForYou />;
}

const Back = () => (
  <Link to="/desk/facts" className={styles.back}>
    {useLaterWords().facts.all}
  </Link>
);

function New() {
  const said = useLaterWords().facts;
  usePageTitle(said.begin);
  return (
    <Page title={said.begin} about={said.about} actions={<Back />}>
      <FactForm of={null} onDone={null} />
    </Page>
  );
}

function Loaded({ factId }: { factId: string }) {
  const said = useLaterWords().facts;
  const { data, error, refetch } = useFacts(true);
  const found = data?.items.find(({ id }) => id === factId);
  usePageTitle(said.title);
  if (found) return <One of={found} />;
  if (data) return <NoSuchPage />;
  if (error) return <Trouble whole error={error} onRetry={() => void refetch()} />;
  return (
    <Page title={said.title} about={said.about}>
      <Skeleton height={320} aria-busy />
    </Page>
  );
}

function One({ of }: { of: Fact }) {
  const said = useLaterWords().facts;
  const say = useSay();
  const { tongue } = useTongue();
  const may = useMay("facts:manage");
  const [isWriting, write] = useState(false);
  const { newest } = of;
  const about = [
    said.kinds[of.kind],
    said.states[of.state],
    of.state === "coming"
      ? said.from(say.moment(newest.validFrom))
      : said.until(say.moment(of.endedAt ?? newest.validUntil)),
    said.version(newest.number),
    said.by(of.owner.name),
  ].join(", ");
  return (
    <Page
      title={saidIn(of, tongue)?.title ?? said.title}
      about={about}
      actions={
        <>
          <Back />
          {may && !isWriting && <Button onClick={() => write(true)}>{said.write}</Button>}
        </>
      }
    >
      {isWriting ? (
        <FactForm of={of} onDone={() => write(false)} />
      ) : (
        <>
          <Part title={said.says}>
            <ul className={styles.texts}>
              {newest.texts.map(({ language, title, text, isDraft }) => (
                <li key={language}>
                  <p className={styles.soft}>{say.language(language as Language)}</p>
                  <div lang={tagOf(language as Language)} dir="auto">
                    <strong>{title}</strong>
                    <p>{text}</p>
                  </div>
                  {isDraft && <p className={styles.warn}>{said.unread}</p>}
                </li>
              ))}
            </ul>
          </Part>
          <Part title={said.source}>
            <p className={styles.soft}>
              <bdi>{of.source}</bdi>
            </p>
            {of.state === "valid" && (
              <a className={styles.name} href={of.url} target="_blank" rel="noreferrer">
                {said.open}
              </a>
            )}
          </Part>
          <Part title={said.uses}>
            <Uses factId={of.id} />
          </Part>
          {may && of.state !== "over" && <End of={of} />}
        </>
      )}
    </Page>
  );
}

function End({ of }: { of: Fact }) {
  const words = useLaterWords();
  const said = words.facts;
  const queries = useQueryClient();
  const [isAsked, ask] = useState(false);
  const end = useMutation({
    mutationFn: () => call(endFact, { params: { factId: of.id } }),
    onSuccess: () => tell(said.ended),
    onError: (error) => tellTrouble(error, words),
    onSettled: () => void queries.invalidateQueries({ queryKey: factsKey }),
  });
  return (
    <Part title={said.end}>
      <p className={styles.soft}>{said.aboutEnd}</p>
      <div className={styles.actions}>
        {isAsked && (
          <Button variant="default" onClick={() => ask(false)}>
            {said.cancel}
          </Button>
        )}
        {isAsked ? (
          <Button id="end-fact" color="red" loading={end.isPending} onClick={() => end.mutate()}>
            {said.endSurely}
          </Button>
        ) : (
          <Button variant="default" onClick={() => ask(true)}>
            {said.end}
          </Button>
        )}
      </div>
    </Part>
  );
}
