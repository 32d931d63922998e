/** The second factor of a sign-in: a code, a passkey, or a recovery code. */
import { Anchor, Button, Divider, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { proveSecondFactor, signInWithPasskey } from "../../../contract/sign-in.ts";
import { call } from "../../kit/call.ts";
import { entered } from "../../kit/entered.ts";
import { explain } from "../../kit/explain.ts";
import { NoPasskey, answerByPasskey } from "../../kit/passkey.ts";
import { Refused } from "../../kit/problem.ts";
import { signOut } from "../../kit/session.ts";
import type { Proof } from "../../kit/wire.ts";
import { useAllWords, type AllWords } from "../../kit/words/words.tsx";
import { Frame, Wrong } from "./frame.tsx";
import { PasskeyButton } from "./passkey-button.tsx";
import styles from "./sign-in-page.module.css";
import { useEntering } from "./use-entering.ts";

export default function SecondFactorPage({ proofs }: { proofs: readonly Proof[] }) {
  const words = useAllWords();
  const said = words.signingIn.factor;
  const [recovering, setRecovering] = useState(false);
  const { error, busy, enter } = useEntering<"code" | "passkey" | "leave">();
  const byCode = recovering ? "recovery-code" : proofs.includes("code") ? "code" : null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = entered(event.currentTarget)("code").trim();
    void enter("code", () => call(proveSecondFactor, { body: { code } }));
  };
  const withPasskey = () => enter("passkey", async () => call(signInWithPasskey, { body: await answerByPasskey() }));
  return (
    <Frame title={said.title} about={said.about} onSubmit={submit}>
      {error !== null && <Wrong>{inWords(error, words)}</Wrong>}
      {byCode && (
        <>
          <TextInput
            key={byCode}
            id="code"
            name="code"
            ref={(field) => field?.focus()}
            label={byCode === "code" ? said.code : said.recovery}
            description={byCode === "code" ? said.codeHelp : said.recoveryHelp}
            autoComplete={byCode === "code" ? "one-time-code" : "off"}
            inputMode={byCode === "code" ? "numeric" : "text"}
            maxLength={40}
            minLength={6}
            size="md"
            required
            withAsterisk={false}
          />
          <Button id="show-code" type="submit" size="md" fullWidth loading={busy === "code"}>
            {said.submit}
          </Button>
        </>
      )}
      {byCode && proofs.includes("passkey") && <Divider label={words.signingIn.or} labelPosition="center" />}
      {proofs.includes("passkey") && (
        <PasskeyButton label={said.passkey} busy={busy === "passkey"} onUse={() => void withPasskey()} />
      )}
      <section className={styles.help}>
        {proofs.includes("recovery-code") && (!recovering || proofs.includes("code")) && (
          <p>
            <Anchor component="button" type="button" size="sm" onClick={() => setRecovering(!recovering)}>
              {recovering ? said.useCode : said.useRecovery}
            </Anchor>
          </p>
        )}
        <p>{said.lost}</p>
        <p>
          <Anchor component="button" type="button" size="sm" onClick={() => void enter("leave", signOut)}>
            {words.account.signOut}
          </Anchor>
        </p>
      </section>
    </Frame>
  );
}

function inWords(error: unknown, words: AllWords): string {
  if (error instanceof NoPasskey) return words.signingIn.passkeyFailed;
  if (error instanceof Refused && error.status === 429) return words.signIn.throttled;
  if (error instanceof Refused && error.status === 400) {
    return error.code.startsWith("staff.passkey") ? words.signingIn.passkeyFailed : words.signingIn.factor.wrong;
  }
  return explain(error, words).happened;
}
