/** Sets up an app that makes codes: its picture, its first code, and the recovery codes. */
import { Button, Group, Skeleton, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, lazy, Suspense, useEffect } from "react";
import { beginApp, confirmApp } from "../../../contract/sign-in.ts";
import { call } from "../../kit/call.ts";
import { entered } from "../../kit/entered.ts";
import { explain } from "../../kit/explain.ts";
import { CopyText } from "../../kit/parts/copy-text.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./account.module.css";
import { UntilCodes } from "./until-codes.tsx";

const Qr = lazy(() => import("./qr.tsx"));

interface SetUp {
  onClose: () => void;
  onDone: () => void;
}

export default function SetUpApp({ onClose, onDone }: SetUp) {
  const words = useAllWords();
  const { security: said, common } = words;
  const { mutate, ...begun } = useMutation({ mutationFn: () => call(beginApp), onError: () => undefined });
  const confirm = useMutation({
    mutationFn: (code: string) => call(confirmApp, { body: { code } }),
    onSuccess: ({ recoveryCodes }) => recoveryCodes.length === 0 && onDone(),
  });
  useEffect(() => mutate(), [mutate]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    confirm.mutate(entered(event.currentTarget)("code").trim());
  };
  return (
    <UntilCodes title={said.setUpApp} codes={confirm.data?.recoveryCodes ?? []} onClose={onClose} onDone={onDone}>
      {begun.error && <Trouble error={begun.error} onRetry={() => mutate()} />}
      {begun.isPending && <Skeleton height={300} aria-busy />}
      {begun.data && (
        <form onSubmit={submit}>
          <Stack gap="md">
            <p style={{ margin: 0 }}>{said.scan}</p>
            <Suspense fallback={<Skeleton height={208} width={208} mx="auto" />}>
              <Qr text={begun.data.uri} label={said.qr} />
            </Suspense>
            <p className={styles.secret}>
              {said.secretByHand} <CopyText id="app-secret" text={begun.data.secret} />
            </p>
            <TextInput
              name="code"
              label={words.signingIn.factor.code}
              autoComplete="one-time-code"
              inputMode="numeric"
              minLength={6}
              maxLength={9}
              required
              data-autofocus
              error={confirm.error && explain(confirm.error, words).happened}
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {common.cancel}
              </Button>
              <Button id="confirm-app" type="submit" loading={confirm.isPending}>
                {said.confirm}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </UntilCodes>
  );
}
