/** Signing in: with a password, a passkey, or the airline's own directory; and what to do without any. */
import { Button, Divider, PasswordInput, TextInput } from "@mantine/core";
import { type FormEvent, useEffect, useRef } from "react";
import { IconBuilding } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getWaysIn } from "../../../contract/directory.ts";
import { signInWithPasskey } from "../../../contract/sign-in.ts";
import { call } from "../../kit/call.ts";
import { entered } from "../../kit/entered.ts";
import { explain } from "../../kit/explain.ts";
import { NoPasskey, answerByPasskey } from "../../kit/passkey.ts";
import { Refused } from "../../kit/problem.ts";
import { signIn } from "../../kit/session.ts";
import { useAllWords, type AllWords } from "../../kit/words/words.tsx";
import { Frame, Note, Wrong } from "./frame.tsx";
import { PasskeyButton } from "./passkey-button.tsx";
import styles from "./sign-in-page.module.css";
import { useEntering } from "./use-entering.ts";

export default function SignInPage({ ended }: { ended: boolean }) {
  const words = useAllWords();
  const { signIn: said, signingIn } = words;
  const { error, busy, enter } = useEntering<"password" | "passkey">();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const failed = new URLSearchParams(location.search).get("directory");
  const { data: { directory } = { directory: null } } = useQuery({
    queryKey: ["ways-in"],
    queryFn: ({ signal }) => call(getWaysIn, { signal }),
    retry: false,
  });

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = entered(event.currentTarget);
    void enter("password", () => signIn(typed("email").trim(), typed("password")));
  };
  const withPasskey = () => enter("passkey", async () => call(signInWithPasskey, { body: await answerByPasskey() }));

  return (
    <Frame title={said.title} about={said.to} onSubmit={submit}>
      {error === null && ended && <Note>{said.ended}</Note>}
      {error === null && failed !== null && (
        <Wrong>{signingIn.directoryFailed[failed] ?? signingIn.directoryOther}</Wrong>
      )}
      {error !== null && <Wrong>{inWords(error, words)}</Wrong>}
      <TextInput
        id="email"
        name="email"
        ref={first}
        type="email"
        label={said.email}
        autoComplete="username webauthn"
        size="md"
        required
        withAsterisk={false}
      />
      <PasswordInput
        id="password"
        name="password"
        label={said.password}
        autoComplete="current-password"
        size="md"
        required
        withAsterisk={false}
      />
      <Button id="sign-in" type="submit" size="md" fullWidth loading={busy === "password"}>
        {said.submit}
      </Button>
      <Divider label={signingIn.or} labelPosition="center" />
      <PasskeyButton label={signingIn.withPasskey} busy={busy === "passkey"} onUse={() => void withPasskey()} />
      {directory && (
        <Button
          id="use-directory"
          component="a"
          href="/sign-in/directory"
          variant="default"
          size="md"
          fullWidth
          leftSection={<IconBuilding size={18} />}
        >
          {signingIn.withDirectory(directory.name)}
        </Button>
      )}
      <section className={styles.help}>
        <h2>{said.noPassword}</h2>
        <p>{said.linkHelp}</p>
      </section>
    </Frame>
  );
}

function inWords(error: unknown, words: AllWords): string {
  if (error instanceof NoPasskey) return words.signingIn.passkeyFailed;
  if (error instanceof Refused) {
    if (error.status === 429) return words.signIn.throttled;
    if (error.code.startsWith("staff.passkey")) return words.signingIn.passkeyFailed;
    if (error.status < 500) return words.signIn.wrong;
  }
  return explain(error, words).happened;
}
