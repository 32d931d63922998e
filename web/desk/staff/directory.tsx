/** The airline's own directory: connected, changed, disconnected. */
import { Checkbox, Skeleton, Stack, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import * as contract from "../../../contract/directory.ts";
import { Role } from "../../../contract/roles.ts";
import { call, type Answer, type Input } from "../../kit/call.ts";
import { entered } from "../../kit/entered.ts";
import { tell } from "../../kit/notices.ts";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import type { Role as RoleName } from "../../kit/wire.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import { ConnectionFields, ConnectionFoot, connectionIn, RedirectAddress, wordsIn } from "../open-id/connection.tsx";
import form from "../open-id/connection.module.css";

type Standing = Answer<typeof contract.getDirectory>;
type Wanted = Input<typeof contract.setDirectory>["body"];

export function DirectorySettings() {
  const { managing } = useAllWords();
  const { data, error, refetch } = useQuery({
    queryKey: ["staff", "directory"],
    queryFn: ({ signal }) => call(contract.getDirectory, { signal }),
  });
  return (
    <Part title={managing.directory}>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={300} aria-busy />}
      {data && <DirectoryForm key={data.directory?.issuer ?? ""} standing={data} />}
    </Part>
  );
}

/** `value = role`, one per line; null where a line is neither. */
function mapOf(text: string): Wanted["roles"] | null {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const pairs = lines.map((line) => {
    const [, value = "", role = ""] = /^(.+)=\s*(\w+)\s*$/.exec(line) ?? [];
    return { value: value.trim(), role: role as RoleName };
  });
  return pairs.every(({ value, role }) => value !== "" && Role.options.includes(role)) ? pairs : null;
}

function DirectoryForm({ standing: { directory, redirectUri } }: { standing: Standing }) {
  const { managing: said } = useAllWords();
  const queries = useQueryClient();
  const [isMapBad, setMapBad] = useState(false);
  const anew = () => queries.invalidateQueries({ queryKey: ["staff", "directory"] });
  const save = useMutation({
    mutationFn: (body: Wanted) => call(contract.setDirectory, { body }),
    onSuccess: async () => {
      tell(said.connected);
      await anew();
    },
  });
  const remove = useMutation({
    mutationFn: () => call(contract.removeDirectory),
    onSuccess: async () => {
      tell(said.disconnected);
      await anew();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = entered(event.currentTarget);
    const roles = mapOf(typed("roles"));
    setMapBad(roles === null);
    if (roles === null) return;
    save.mutate({
      name: typed("name").trim(),
      ...connectionIn(typed),
      domains: wordsIn(typed("domains")),
      roleClaim: typed("claim").trim() || null,
      roles,
      justInTime: typed("just-in-time") === "on",
    });
  };
  return (
    <form onSubmit={submit} className={form.form}>
      <Stack gap="md">
        <p style={{ margin: 0, color: "var(--ink-soft)" }}>{said.directoryAbout}</p>
        <RedirectAddress uri={redirectUri} />
        <TextInput name="name" label={said.directoryName} defaultValue={directory?.name} maxLength={60} required />
        <ConnectionFields of={directory} />
        <TextInput
          name="domains"
          label={said.domains}
          description={said.domainsHelp}
          defaultValue={directory?.domains.join(" ")}
          required
        />
        <TextInput
          name="claim"
          label={said.roleClaim}
          description={said.roleClaimHelp}
          defaultValue={directory?.roleClaim ?? ""}
          maxLength={120}
        />
        <Textarea
          name="roles"
          label={said.roleMap}
          description={said.roleMapHelp}
          defaultValue={directory?.roles.map(({ value, role }) => `${value} = ${role}`).join("\n")}
          rows={4}
          error={isMapBad && said.badRoleMap}
        />
        <Checkbox
          name="just-in-time"
          label={said.justInTime}
          description={said.justInTimeHelp}
          defaultChecked={directory?.justInTime ?? false}
        />
        <ConnectionFoot
          name="directory"
          isConnected={directory !== null}
          failed={save.error ?? remove.error}
          saving={save.isPending}
          removing={remove.isPending}
          onRemove={() => remove.mutate()}
        />
      </Stack>
    </form>
  );
}
