/** The keys of a new account: typed, asked about, and kept, also where the vendor found something. */
import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useRef, useState } from "react";
import { checkNewAccount } from "../../../contract/account-checks.ts";
import { addChannelAccount } from "../../../contract/channels.ts";
import { call } from "../../kit/call.ts";
import { entered } from "../../kit/entered.ts";
import { explain } from "../../kit/explain.ts";
import type { ChannelKind } from "../../kit/wire.ts";
import { useChannelWords } from "../../kit/words/words.tsx";
import type { Health } from "./account-query.ts";
import shared from "./channels.module.css";
import styles from "./connect.module.css";
import { FindingList } from "./findings.tsx";
import { KeyFields, newSecret, secretsIn } from "./key-fields.tsx";

interface Typed {
  kind: ChannelKind;
  name: string;
  externalId: string;
  baseUrl?: string;
  secrets: Record<string, string>;
}

/** A site's chat has no vendor who would call it something. */
function typedIn(kind: ChannelKind, typed: (name: string) => string): Typed {
  const name = typed("name").trim();
  const baseUrl = typed("baseUrl").trim();
  const externalId = kind === "chat" ? name : typed("externalId").trim();
  return { kind, name, externalId, ...(baseUrl && { baseUrl }), secrets: secretsIn(kind, typed) };
}

interface Keys {
  kind: ChannelKind;
  account: Health | null;
  onSaved: (accountId: string) => void;
}

export function ConnectKeys({ kind, account, onSaved }: Keys) {
  const words = useChannelWords();
  const said = words.connect;
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [made] = useState(newSecret);
  const check = useMutation({
    mutationFn: ({ kind, externalId, baseUrl, secrets }: Typed) =>
      call(checkNewAccount, { body: { kind, externalId, ...(baseUrl && { baseUrl }), secrets } }),
  });
  const save = useMutation({
    mutationFn: (body: Typed) => call(addChannelAccount, { body }),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: ["channels"] });
      onSaved(id);
    },
  });
  const isWrong = check.data?.checks.some(({ isFine }) => !isFine) ?? false;
  const error = save.error ?? check.error;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate(typedIn(kind, entered(event.currentTarget)));
  };
  const ask = () => {
    if (form.current?.reportValidity()) check.mutate(typedIn(kind, entered(form.current)));
  };
  if (account)
    return (
      <p className={styles.kept}>
        {said.saved}{" "}
        <Link to="/desk/channels/$accountId" params={{ accountId: account.id }}>
          {said.toAccount}
        </Link>
      </p>
    );
  return (
    // What was found is of the keys as they were.
    <form ref={form} onSubmit={submit} onChange={() => check.data && check.reset()} id="connect-keys">
      <Stack gap="sm" maw={520}>
        <TextInput name="name" label={words.channels.accountName} maxLength={120} autoComplete="off" required />
        {kind !== "chat" && (
          <TextInput
            name="externalId"
            label={words.channels.vendorId[kind]}
            maxLength={100}
            autoComplete="off"
            required
          />
        )}
        <KeyFields kind={kind} made={made} />
        {kind !== "chat" && kind !== "email" && (
          <details className={shared.details}>
            <summary>{said.otherAddress}</summary>
            <TextInput
              type="url"
              name="baseUrl"
              label={said.baseUrl}
              description={said.baseUrlHelp}
              maxLength={500}
              autoComplete="off"
            />
          </details>
        )}
        {check.data && <FindingList of={check.data} />}
        {error && <p role="alert">{explain(error, words).happened}</p>}
        <Group gap="xs">
          <Button variant="default" onClick={ask} loading={check.isPending} disabled={save.isPending}>
            {said.check}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={check.isPending}>
            {isWrong ? said.saveAnyway : said.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
