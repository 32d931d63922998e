/** Signing in with a password, and what to do without one. */
import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { entered } from "../../kit/entered.ts";
import { explain } from "../../kit/explain.ts";
import { Refused } from "../../kit/problem.ts";
import { signIn } from "../../kit/session.ts";
import { useWords, type Words } from "../../kit/words/words.tsx";
import { TongueSwitch } from "../shell/tongue-switch.tsx";
import mark from "../mark.svg";
import styles from "./sign-in-page.module.css";

export default function SignInPage({ ended }: { ended: boolean }) {
  const words = useWords();
  const { signIn: said } = words;
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const linkFailed = new URLSearchParams(location.search).has("error");

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = entered(event.currentTarget);
    setBusy(true);
    setError(null);
    try {
      await signIn(typed("email").trim(), typed("password"));
      if (linkFailed) history.replaceState(null, "", location.pathname);
      await queries.resetQueries();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };

  return (
    <main className={styles.page}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <header className={styles.header}>
          <img src={mark} alt="" width={40} height={40} />
          <h1>
            {said.title} <span>{said.to}</span>
          </h1>
        </header>
        {error === null && (ended || linkFailed) && (
          <output className={styles.notice}>{linkFailed ? said.oldLink : said.ended}</output>
        )}
        {error !== null && (
          <p className={styles.wrong} role="alert">
            {inWords(error, words)}
          </p>
        )}
        <TextInput
          id="email"
          name="email"
          ref={first}
          type="email"
          label={said.email}
          autoComplete="username"
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
        <Button id="sign-in" type="submit" size="md" fullWidth loading={busy}>
          {said.submit}
        </Button>
        <section className={styles.help}>
          <h2>{said.noPassword}</h2>
          <p>{said.linkHelp}</p>
        </section>
      </form>
      <TongueSwitch />
    </main>
  );
}

function inWords(error: unknown, words: Words): string {
  if (error instanceof Refused) {
    if (error.status === 429) return words.signIn.throttled;
    if (error.status < 500) return words.signIn.wrong;
  }
  return explain(error, words).happened;
}
