/** The airline's own sign-in for passengers: connected, changed, disconnected. */
import { Skeleton, Stack, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { getPassengerLogin, removePassengerLogin, setPassengerLogin } from "../../../contract/proof.ts";
import { type Answer, call, type Input } from "../../kit/call.ts";
import { entered } from "../../kit/entered.ts";
import { tell } from "../../kit/notices.ts";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { useLaterWords } from "../../kit/words/words.tsx";
import { ConnectionFields, ConnectionFoot, connectionIn, RedirectAddress } from "../open-id/connection.tsx";
import form from "../open-id/connection.module.css";
import styles from "./settings.module.css";

type Standing = Answer<typeof getPassengerLogin>;
type Wanted = Input<typeof setPassengerLogin>["body"];

const key = ["settings", "passenger-login"];

export function PassengerLogin() {
  const said = useLaterWords().settings;
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(getPassengerLogin, { signal }),
  });
  return (
    <Part title={said.login}>
      <p className={styles.help}>{said.loginHelp}</p>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={300} aria-busy />}
      {data && <LoginForm key={JSON.stringify(data.login)} standing={data} />}
    </Part>
  );
}

function LoginForm({ standing: { login, redirectUri } }: { standing: Standing }) {
  const said = useLaterWords().settings;
  const queries = useQueryClient();
  const anew = () => queries.invalidateQueries({ queryKey: key });
  const save = useMutation({
    mutationFn: (body: Wanted) => call(setPassengerLogin, { body }),
    onSuccess: async () => {
      tell(said.loginConnected);
      await anew();
    },
  });
  const remove = useMutation({
    mutationFn: () => call(removePassengerLogin),
    onSuccess: async () => {
      tell(said.loginDisconnected);
      await anew();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = entered(event.currentTarget);
    const text = (name: string) => typed(name).trim();
    remove.reset();
    save.mutate({
      name: text("login-name"),
      ...connectionIn(typed, "login-"),
      loyaltyClaim: text("login-claim") || null,
      loyaltyProgramme: text("login-programme").toUpperCase() || null,
    });
  };
  return (
    <form id="passenger-login" onSubmit={submit} className={form.form}>
      <Stack gap="md">
        <RedirectAddress uri={redirectUri} />
        <TextInput
          name="login-name"
          label={said.loginName}
          description={said.loginNameHelp}
          defaultValue={login?.name}
          maxLength={60}
          required
        />
        <ConnectionFields of={login} prefix="login-" />
        <TextInput
          name="login-claim"
          label={said.loyaltyClaim}
          description={said.loyaltyClaimHelp}
          defaultValue={login?.loyaltyClaim ?? ""}
          maxLength={100}
        />
        <TextInput
          name="login-programme"
          label={said.loyaltyProgramme}
          description={said.loyaltyProgrammeHelp}
          defaultValue={login?.loyaltyProgramme ?? ""}
          pattern="[A-Za-z0-9]{2,3}"
          maxLength={3}
        />
        <ConnectionFoot
          name="login"
          isConnected={login !== null}
          failed={save.error ?? remove.error}
          saving={save.isPending}
          removing={remove.isPending}
          onRemove={() => remove.mutate()}
        />
      </Stack>
    </form>
  );
}
