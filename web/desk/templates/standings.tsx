/** What each account's channel says of the newest version, language by language; and handing it in. */
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { submitTemplate } from "../../../contract/templates.ts";
import { call } from "../../kit/call.ts";
import { useCommand } from "../../kit/keys/commands.tsx";
import { useMay } from "../../kit/me.tsx";
import { tell, tellTrouble } from "../../kit/notices.ts";
import type { Language } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useChannelWords } from "../../kit/words/words.tsx";
import { type Account, libraryKey, standingOf, type State, type Template, toneOf } from "./library-query.ts";
import styles from "./library.module.css";
import { useReason } from "./reason.ts";

/** Two letters for each language, with how it stands there. */
export function Tongues({ of, account }: { of: Template; account: Account }) {
  const { templates: said } = useChannelWords();
  const say = useSay();
  const texts = of.versions[0]?.texts ?? [];
  return (
    <ul className={styles.tongues} aria-label={account.name}>
      {texts.map(({ language }) => {
        const state: State = standingOf(of, account.id, language)?.state ?? "none";
        const words = `${say.language(language)}: ${said.states[state]}`;
        return (
          <li key={language} data-tone={toneOf(state)} title={words}>
            <span aria-hidden>{language}</span>
            <span className={styles.spoken}>{words}</span>
          </li>
        );
      })}
    </ul>
  );
}

export function Standings({ of, accounts }: { of: Template; accounts: readonly Account[] }) {
  const said = useChannelWords().templates;
  const [newest] = of.versions;
  if (accounts.length === 0) return <p className={styles.soft}>{said.nowhere}</p>;
  return (
    <ul className={styles.standings}>
      {accounts.map((account, place) => (
        <Standing key={account.id} of={of} account={account} all={newest?.texts.length ?? 0} isFirst={place === 0} />
      ))}
    </ul>
  );
}

function Standing({ of, account, all, isFirst }: { of: Template; account: Account; all: number; isFirst: boolean }) {
  const words = useChannelWords();
  const said = words.templates;
  const say = useSay();
  const reason = useReason();
  const may = useMay("templates:manage");
  const queries = useQueryClient();
  const here = (of.versions[0]?.texts ?? []).flatMap(({ language }) => standingOf(of, account.id, language) ?? []);
  const approved = here.filter(({ state }) => state === "approved").length;
  const pending = here.filter(({ state }) => state === "pending" || state === "waiting").length;
  const wrong = here.filter(({ state }) => toneOf(state) === "bad");
  const moved = here.find(({ category }) => category !== of.category);
  const submit = useMutation({
    mutationFn: () => call(submitTemplate, { params: { templateId: of.id }, body: { channelAccountId: account.id } }),
    onSuccess: () => tell(said.submitted),
    onError: (error) => tellTrouble(error, words),
    onSettled: () => void queries.invalidateQueries({ queryKey: libraryKey }),
  });
  const can = may && !of.isRetired && approved + pending < all;
  useCommand("hand-in", () => submit.mutate(), can && isFirst && !submit.isPending);
  return (
    <li data-account={account.id}>
      <div className={styles.line}>
        <strong>{account.name}</strong>
        <span className={styles.soft}>{here.length === 0 ? said.states.none : said.inLanguages(approved, all)}</span>
        {can && (
          <Button size="compact-sm" variant="default" loading={submit.isPending} onClick={() => submit.mutate()}>
            {said.submit(account.name)}
          </Button>
        )}
      </div>
      <Tongues of={of} account={account} />
      {moved && <p className={styles.warn}>{said.moved(said.categories[moved.category])}</p>}
      {wrong.length > 0 && (
        <ul className={styles.reasons}>
          {wrong.map(({ language, state, why }) => (
            <li key={language}>
              {say.language(language as Language)}: {said.states[state]}
              {why && `. ${reason(why)}`}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
