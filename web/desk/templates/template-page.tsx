/** One template: what it says side by side, as it will look, what the channels say of it, and how it became so. */
import { Button, Skeleton } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { retireTemplate } from "../../../contract/templates.ts";
import { call } from "../../kit/call.ts";
import { useCommand } from "../../kit/keys/commands.tsx";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import { useMay } from "../../kit/me.tsx";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { Page, Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { useChannelWords } from "../../kit/words/words.tsx";
import { NoSuchPage, NotForYou } from "../shell/no-such-page.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { History } from "./history.tsx";
import { type Account, libraryKey, readableName, type Template, useLibrary } from "./library-query.ts";
import styles from "./library.module.css";
import { SideBySide } from "./side-by-side.tsx";
import { Standings } from "./standings.tsx";
import { Writing } from "./writing.tsx";

const DeleteDialog = lazy(() => import("./delete-dialog.tsx"));

export function TemplatePage() {
  const { templateId } = useParams({ from: "/desk/templates/$templateId" });
  const may = useMay("cases:read");
  if (templateId === "new") return <NewTemplate />;
  return may ? <Loaded key={templateId} templateId={templateId} /> : <NotForYou />;
}

/** A template that is not there yet. */
function NewTemplate() {
  const said = useChannelWords().templates;
  usePageTitle(said.begin);
  return useMay("templates:manage") ? (
    <Page title={said.begin} about={said.aboutNew} actions={<Back />}>
      <Writing of={null} onDone={null} />
    </Page>
  ) : (
    <NotForYou />
  );
}

const Back = () => {
  const said = useChannelWords().templates;
  return (
    <Link to="/desk/templates" className={styles.back}>
      {said.all}
    </Link>
  );
};

function Loaded({ templateId }: { templateId: string }) {
  const said = useChannelWords().templates;
  const { data, error, refetch } = useLibrary();
  const found = data?.items.find(({ id }) => id === templateId);
  usePageTitle(found ? readableName(found.name) : said.title);
  if (data && !found) return <NoSuchPage />;
  if (data && found) return <One of={found} accounts={data.accounts} />;
  if (error) return <Trouble whole error={error} onRetry={() => void refetch()} />;
  return (
    <Page title={said.title} about={said.about}>
      <Skeleton height={320} aria-busy />
    </Page>
  );
}

function One({ of, accounts }: { of: Template; accounts: readonly Account[] }) {
  const said = useChannelWords().templates;
  const mayDelete = useMay("templates:manage");
  const may = mayDelete && !of.isRetired;
  const [isAsked, ask] = useState(false);
  useCommand("template-delete", () => ask(true), mayDelete);
  const [isWriting, write] = useState(false);
  const [newest] = of.versions;
  useCommand("template-write", () => write(true), may && !isWriting);
  const about = [
    said.categories[of.category],
    said.version(newest?.number ?? 1),
    ...(of.isRetired ? [said.retired] : []),
  ].join(", ");
  return (
    <Page
      title={readableName(of.name)}
      about={about}
      actions={
        <>
          <Back />
          {may && !isWriting && <Button onClick={() => write(true)}>{said.write}</Button>}
        </>
      }
    >
      {isAsked && (
        <Suspense fallback={null}>
          <DeleteDialog of={of} accounts={accounts} onClose={() => ask(false)} />
        </Suspense>
      )}
      {isWriting ? (
        <Writing of={of} onDone={() => write(false)} />
      ) : (
        <>
          <Part title={said.standing}>
            <Standings of={of} accounts={accounts} />
          </Part>
          {newest && <SideBySide version={newest} />}
          <Part title={said.history}>
            <History of={of} />
          </Part>
          {may && <Retire of={of} />}
          {mayDelete && (
            <Part title={said.remove}>
              <p className={styles.soft}>{said.aboutRemove}</p>
              <div className={styles.actions}>
                <Button
                  variant="default"
                  rightSection={<KeyHint command="template-delete" />}
                  onClick={() => ask(true)}
                >
                  {said.remove}
                </Button>
              </div>
            </Part>
          )}
        </>
      )}
    </Page>
  );
}

function Retire({ of }: { of: Template }) {
  const words = useChannelWords();
  const said = words.templates;
  const queries = useQueryClient();
  const [isAsked, ask] = useState(false);
  const retire = useMutation({
    mutationFn: () => call(retireTemplate, { params: { templateId: of.id } }),
    onSuccess: () => tell(said.retiredNow),
    onError: (error) => tellTrouble(error, words),
    onSettled: () => void queries.invalidateQueries({ queryKey: libraryKey }),
  });
  return (
    <Part title={said.retire}>
      <p className={styles.soft}>{said.aboutRetire}</p>
      <div className={styles.actions}>
        {isAsked ? (
          <>
            <Button variant="default" onClick={() => ask(false)}>
              {said.cancel}
            </Button>
            <Button id="retire-template" color="red" loading={retire.isPending} onClick={() => retire.mutate()}>
              {said.retireSurely}
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={() => ask(true)}>
            {said.retire}
          </Button>
        )}
      </div>
    </Part>
  );
}
