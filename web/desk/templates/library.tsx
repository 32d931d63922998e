/** The airline's templates: what each says, what the channels say of it, and writing a new version. */
import { Button, Skeleton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { listTemplates, submitTemplate, syncTemplates } from "../../../contract/templates.ts";
import { namesOf, render } from "../../../contract/template-text.ts";
import { type Answer, call } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { useAllWords } from "../../kit/words/words.tsx";
import { Bubble } from "./bubble.tsx";
import { Editor } from "./editor.tsx";
import styles from "./templates.module.css";

type Library = Answer<typeof listTemplates>;
type Template = Library["items"][number];
type Account = Library["accounts"][number];

export function TemplateLibrary() {
  const words = useAllWords();
  const said = words.templates;
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ["templates"],
    queryFn: ({ signal }) => call(listTemplates, { signal }),
  });
  const sync = useMutation({
    mutationFn: () => call(syncTemplates, {}),
    onSuccess: (library) => {
      queries.setQueryData(["templates"], library);
      tell(said.synced);
    },
    onError: (error) => tellTrouble(error, words),
  });
  const hasAccounts = (data?.accounts.length ?? 0) > 0;
  return (
    <Part
      title={said.title}
      actions={
        hasAccounts && (
          <Button size="xs" variant="default" loading={sync.isPending} onClick={() => sync.mutate()}>
            {said.sync}
          </Button>
        )
      }
    >
      <p className={styles.help}>{said.about}</p>
      {data && !hasAccounts && <p className={styles.why}>{said.nowhere}</p>}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={200} aria-busy />}
      <ul className={styles.list}>
        {data?.items.map((one) => (
          <One key={one.id} of={one} accounts={data.accounts} />
        ))}
      </ul>
    </Part>
  );
}

function One({ of, accounts }: { of: Template; accounts: readonly Account[] }) {
  const said = useAllWords().templates;
  const [language, choose] = useState("en");
  const [editing, edit] = useState(false);
  const [newest] = of.versions;
  if (!newest) return null;
  const text = newest.texts.find((one) => one.language === language) ?? newest.texts[0];
  return (
    <li className={styles.one} data-template={of.name}>
      <header className={styles.head}>
        <h3>{of.name.replaceAll("_", " ")}</h3>
        <span className={styles.help}>
          {said.categories[of.category]}, {said.version(newest.number)}
          {of.isRetired && `, ${said.retired}`}
        </span>
      </header>
      <ul className={styles.states}>
        {accounts.map((account) => (
          <Standing key={account.id} of={of} account={account} version={newest.number} all={newest.texts.length} />
        ))}
      </ul>
      <div className={styles.tabs}>
        {newest.texts.map((one) => (
          <Button
            key={one.language}
            size="compact-xs"
            variant={one.language === text?.language ? "filled" : "default"}
            aria-pressed={one.language === text?.language}
            onClick={() => choose(one.language)}
          >
            {one.language}
          </Button>
        ))}
      </div>
      {text &&
        (editing ? (
          <Editor key={`${newest.number} ${text.language}`} of={of} text={text} onDone={() => edit(false)} />
        ) : (
          <>
            <Bubble text={render(text, {})} language={text.language} label={said.pick.preview} />
            <p className={styles.help}>{said.variables(namesOf(text).join(", ") || "-")}</p>
            {text.isDraft && <p className={styles.why}>{said.draft}</p>}
            {!of.isRetired && (
              <Button size="xs" variant="default" onClick={() => edit(true)}>
                {said.write}
              </Button>
            )}
          </>
        ))}
    </li>
  );
}

interface Stands {
  of: Template;
  account: Account;
  version: number;
  all: number;
}

/** Of the newest version: how many languages an account's channel approved, and why not others. */
function Standing({ of, account, version, all }: Stands) {
  const words = useAllWords();
  const said = words.templates;
  const queries = useQueryClient();
  const here = of.approvals.filter((one) => one.channelAccountId === account.id && one.version === version);
  const approved = here.filter(({ state }) => state === "approved").length;
  const worst = here.find(({ state }) => state === "rejected" || state === "paused" || state === "disabled");
  const under = here.find(({ state }) => state === "waiting" || state === "pending");
  const submit = useMutation({
    mutationFn: () => call(submitTemplate, { params: { templateId: of.id }, body: { channelAccountId: account.id } }),
    onSuccess: () => tell(said.submitted),
    onError: (error) => tellTrouble(error, words),
    onSettled: () => void queries.invalidateQueries({ queryKey: ["templates"] }),
  });
  const shown = worst ?? under;
  return (
    <li data-tone={worst ? "bad" : approved === all ? "good" : undefined}>
      {account.name}: {here.length === 0 ? said.states.none : said.inLanguages(approved, all)}
      {shown && ` · ${shown.language}: ${said.states[shown.state]}`}
      {worst?.why && ` (${worst.why})`}{" "}
      {approved + here.filter(({ state }) => state === "pending").length < all && !of.isRetired && (
        <Button size="compact-xs" variant="subtle" loading={submit.isPending} onClick={() => submit.mutate()}>
          {said.submit(account.name)}
        </Button>
      )}
    </li>
  );
}
