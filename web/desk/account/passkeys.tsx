/** One's own passkeys: named, renamed, removed. */
import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { removePasskey, renamePasskey } from "../../../contract/sign-in.ts";
import { call } from "../../kit/call.ts";
import { entered } from "../../kit/entered.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import lists from "../../kit/parts/list.module.css";
import { Part } from "../../kit/parts/page.tsx";
import type { Security } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./account.module.css";
import { Row } from "./row.tsx";

interface Those {
  passkeys: Security["passkeys"];
  onAdd: () => void;
  onChanged: () => void;
}

export function Passkeys({ passkeys, onAdd, onChanged }: Those) {
  const words = useAllWords();
  const { security: said, common } = words;
  const say = useSay();
  const [renaming, setRenaming] = useState<string | null>(null);
  const change = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSuccess: () => {
      setRenaming(null);
      onChanged();
    },
    onError: (error) => tellTrouble(error, words),
  });
  const rename = (passkeyId: string) => (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = entered(event.currentTarget)("name").trim();
    change.mutate(() => call(renamePasskey, { params: { passkeyId }, body: { name } }));
  };
  const remove = (passkeyId: string) =>
    change.mutate(() => call(removePasskey, { params: { passkeyId } }).then(() => tell(said.removed)));
  return (
    <Part
      title={said.passkeys}
      actions={
        <Button id="new-passkey" variant="default" size="xs" onClick={onAdd}>
          {said.addPasskey}
        </Button>
      }
    >
      <ul className={lists.list}>
        {passkeys.length === 0 && <Row title={said.none} about={said.passkeysAbout} />}
        {passkeys.map(({ id, name, createdAt, lastUsedAt }) =>
          renaming === id ? (
            <li key={id} className={styles.row}>
              <form className={styles.acts} onSubmit={rename(id)}>
                <TextInput
                  name="name"
                  size="xs"
                  aria-label={said.passkeyName}
                  defaultValue={name}
                  maxLength={60}
                  required
                  ref={(field) => field?.focus()}
                />
                <Button type="submit" size="xs" loading={change.isPending}>
                  {said.save}
                </Button>
                <Button variant="default" size="xs" onClick={() => setRenaming(null)}>
                  {common.cancel}
                </Button>
              </form>
            </li>
          ) : (
            <Row
              key={id}
              title={<bdi>{name}</bdi>}
              about={said.added(say.date(createdAt))}
              state={lastUsedAt ? `${said.lastUsed} ${say.moment(lastUsedAt)}` : said.neverUsed}
            >
              <Button variant="default" size="xs" onClick={() => setRenaming(id)}>
                {said.rename}
              </Button>
              <Button variant="subtle" color="red" size="xs" onClick={() => remove(id)}>
                {said.remove}
              </Button>
            </Row>
          ),
        )}
      </ul>
    </Part>
  );
}
