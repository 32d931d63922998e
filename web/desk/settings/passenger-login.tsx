/** The airline's own sign-in for passengers: connected, changed, disconnected. */
import { Button, Group, PasswordInput, Skeleton, Stack, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { getPassengerLogin, removePassengerLogin, setPassengerLogin } from "../../../contract/proof.ts";
import { type Answer, call, type Input } from "../../kit/call.ts";
import { entered } from "../../kit/entered.ts";
import { explain } from "../../kit/explain.ts";
import { tell } from "../../kit/notices.ts";
import { CopyText } from "../../kit/parts/copy-text.tsx";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./settings.module.css";

type Standing = Answer<typeof getPassengerLogin>;
type Wanted = Input<typeof setPassengerLogin>["body"];

const key = ["settings", "passenger-login"];

export function PassengerLogin() {
  const said = useAllWords().settings;
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

const scopesIn = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

function LoginForm({ standing: { login, redirectUri } }: { standing: Standing }) {
  const words = useAllWords();
  const { managing, settings: said } = words;
  const queries = useQueryClient();
  const [issuer, setIssuer] = useState(login?.issuer ?? "");
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
      issuer: text("login-issuer"),
      clientId: text("login-client-id"),
      ...(typed("login-secret") !== "" && { clientSecret: typed("login-secret") }),
      scopes: scopesIn(typed("login-scopes")),
      loyaltyClaim: text("login-claim") || null,
      loyaltyProgramme: text("login-programme").toUpperCase() || null,
    });
  };
  // A secret belongs to its issuer: another one needs its own.
  const keepsSecret = login !== null && issuer.trim() === login.issuer;
  const failed = save.error ?? remove.error;
  return (
    <form id="passenger-login" onSubmit={submit} className={styles.login}>
      <Stack gap="md">
        <div>
          {managing.redirect}
          <br />
          <CopyText text={redirectUri} />
        </div>
        <TextInput
          name="login-name"
          label={said.loginName}
          description={said.loginNameHelp}
          defaultValue={login?.name}
          maxLength={60}
          required
        />
        <TextInput
          name="login-issuer"
          type="url"
          label={managing.issuer}
          value={issuer}
          onChange={({ currentTarget }) => setIssuer(currentTarget.value)}
          maxLength={300}
          required
        />
        <TextInput
          name="login-client-id"
          label={managing.clientId}
          defaultValue={login?.clientId}
          maxLength={200}
          autoComplete="off"
          required
        />
        <PasswordInput
          name="login-secret"
          label={managing.clientSecret}
          description={keepsSecret ? managing.secretKept : undefined}
          maxLength={500}
          autoComplete="new-password"
          required={!keepsSecret}
        />
        <TextInput
          name="login-scopes"
          label={managing.scopes}
          description={managing.scopesHelp}
          defaultValue={login?.scopes.join(" ")}
        />
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
        {failed && (
          <p role="alert" className={styles.failed}>
            {explain(failed, words).happened}
          </p>
        )}
        <Group>
          <Button id="save-login" type="submit" loading={save.isPending}>
            {login ? managing.save : managing.connect}
          </Button>
          {login && (
            <Button
              id="remove-login"
              variant="subtle"
              color="red"
              loading={remove.isPending}
              onClick={() => remove.mutate()}
            >
              {managing.disconnect}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
