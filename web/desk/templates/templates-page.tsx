/** The airline's library of templates: found by name, words, channel and state, each with what the channels say of it. */
import { Button, Select, Skeleton, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { syncTemplates } from "../../../contract/templates.ts";
import { call } from "../../kit/call.ts";
import { useCommand } from "../../kit/keys/commands.tsx";
import { useMay } from "../../kit/me.tsx";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { Page } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import table from "../../kit/parts/table.module.css";
import { useChannelWords } from "../../kit/words/words.tsx";
import { NotForYou } from "../shell/no-such-page.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { chosen, type ShownState, shownStates } from "./chosen.ts";
import { type Library, libraryKey, readableName, useLibrary } from "./library-query.ts";
import styles from "./library.module.css";
import { Tongues } from "./standings.tsx";

export function TemplatesPage() {
  return useMay("cases:read") ? <Loaded /> : <NotForYou />;
}

function Loaded() {
  const said = useChannelWords().templates;
  const { data, error, refetch } = useLibrary();
  usePageTitle(said.title);
  return (
    <Page title={said.title} about={said.about} actions={data && <Actions hasAccounts={data.accounts.length > 0} />}>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={320} aria-busy />}
      {data && <Found library={data} />}
    </Page>
  );
}

function Actions({ hasAccounts }: { hasAccounts: boolean }) {
  const words = useChannelWords();
  const said = words.templates;
  const may = useMay("templates:manage");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const sync = useMutation({
    mutationFn: () => call(syncTemplates, {}),
    onSuccess: (library) => {
      queries.setQueryData(libraryKey, library);
      tell(said.synced);
    },
    onError: (error) => tellTrouble(error, words),
  });
  const begin = () => void navigate({ to: "/desk/templates/$templateId", params: { templateId: "new" } });
  useCommand("template-new", begin, may);
  if (!may) return null;
  return (
    <>
      {hasAccounts && (
        <Button variant="default" loading={sync.isPending} onClick={() => sync.mutate()}>
          {said.sync}
        </Button>
      )}
      <Button onClick={begin}>{said.begin}</Button>
    </>
  );
}

function Found({ library }: { library: Library }) {
  const said = useChannelWords().templates;
  const [words, seek] = useState("");
  const [accountId, chooseAccount] = useState<string | null>(null);
  const [state, chooseState] = useState<ShownState>("all");
  const { accounts } = library;
  const found = chosen(library, { words, accountId, state });
  const shown = accounts.filter(({ id }) => accountId === null || id === accountId);
  return (
    <>
      {accounts.length === 0 && <p className={styles.warn}>{said.nowhere}</p>}
      <div className={styles.filter}>
        <TextInput label={said.pick.search} value={words} onChange={({ currentTarget }) => seek(currentTarget.value)} />
        <Select
          label={said.account}
          placeholder={said.allAccounts}
          clearable
          disabled={accounts.length === 0}
          data={accounts.map(({ id, name }) => ({ value: id, label: name }))}
          value={accountId}
          onChange={chooseAccount}
        />
        <Select
          label={said.state}
          allowDeselect={false}
          data={shownStates.map((one) => ({ value: one, label: said.shown[one] }))}
          value={state}
          onChange={(one) => chooseState(one ?? "all")}
        />
      </div>
      {found.length === 0 ? (
        <p className={styles.soft}>{library.items.length === 0 ? said.empty : said.noneFits}</p>
      ) : (
        <div className={table.scroll}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{said.name}</th>
                <th scope="col">{said.category}</th>
                {shown.map(({ id, name }) => (
                  <th key={id} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.map((one) => (
                <tr key={one.id} data-template={one.name}>
                  <th scope="row" className={styles.nameCell}>
                    <Link to="/desk/templates/$templateId" params={{ templateId: one.id }} className={styles.name}>
                      {readableName(one.name)}
                    </Link>
                    <span className={styles.soft}>
                      {said.version(one.versions[0]?.number ?? 1)}
                      {one.isRetired && `, ${said.retired}`}
                    </span>
                  </th>
                  <td>{said.categories[one.category]}</td>
                  {shown.map((account) => (
                    <td key={account.id}>
                      <Tongues of={one} account={account} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
