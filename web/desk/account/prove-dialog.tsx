/** Asks its reader to prove that it is them: with a passkey, a code, or the password where there is no second factor. */
import { Button, Divider, Group, Modal, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconFingerprint } from "@tabler/icons-react";
import type { FormEvent } from "react";
import { proveAgain } from "../../../contract/sign-in.ts";
import { call, type Input } from "../../kit/call.ts";
import { entered } from "../../kit/entered.ts";
import { explain } from "../../kit/explain.ts";
import { nameNeeded, NoPasskey, answerByPasskey } from "../../kit/passkey.ts";
import { Refused } from "../../kit/problem.ts";
import type { Proof } from "../../kit/wire.ts";
import { useAllWords, type AllWords } from "../../kit/words/words.tsx";

interface Proving {
  proofs: readonly Proof[];
  onDone: (isProved: boolean) => void;
}

type Given = Input<typeof proveAgain>["body"];

export default function ProveDialog({ proofs, onDone }: Proving) {
  const words = useAllWords();
  const { prove: said, common, signingIn, signIn } = words;
  const prove = useMutation({
    mutationFn: async (give: () => Promise<Given>) => call(proveAgain, { body: await give() }),
    onSuccess: () => onDone(true),
  });
  const byText = proofs.includes("password") ? "password" : proofs.some((one) => one !== "passkey") ? "code" : null;
  const byPasskey = proofs.includes("passkey") && !nameNeeded();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = entered(event.currentTarget);
    prove.mutate(async () =>
      byText === "password" ? { password: typed("password") } : { code: typed("code").trim() },
    );
  };
  const wrong = prove.error && inWords(prove.error, words);
  return (
    <Modal
      opened
      onClose={() => onDone(false)}
      title={said.title}
      closeButtonProps={{ "aria-label": common.close }}
      zIndex={400}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <p style={{ margin: 0 }}>{byText || byPasskey ? said.about : said.signInAgain}</p>
          {byPasskey && (
            <Button
              id="prove-passkey"
              variant={byText ? "default" : "filled"}
              leftSection={<IconFingerprint size={18} />}
              onClick={() => prove.mutate(answerByPasskey)}
              loading={prove.isPending}
            >
              {signingIn.factor.passkey}
            </Button>
          )}
          {byPasskey && byText && <Divider label={signingIn.or} labelPosition="center" />}
          {byText === "password" && (
            <PasswordInput
              name="password"
              label={signIn.password}
              autoComplete="current-password"
              required
              data-autofocus
              error={wrong}
            />
          )}
          {byText === "code" && (
            <TextInput
              name="code"
              label={signingIn.factor.code}
              description={proofs.includes("recovery-code") ? signingIn.factor.recovery : undefined}
              autoComplete="one-time-code"
              minLength={6}
              maxLength={40}
              required
              data-autofocus
              error={wrong}
            />
          )}
          {!byText && wrong && <p role="alert">{wrong}</p>}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => onDone(false)}>
              {common.cancel}
            </Button>
            {byText && (
              <Button id="prove" type="submit" loading={prove.isPending}>
                {said.submit}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function inWords(error: unknown, words: AllWords): string {
  if (error instanceof NoPasskey) return words.signingIn.passkeyFailed;
  if (error instanceof Refused && error.status === 400) return words.prove.wrong;
  return explain(error, words).happened;
}
