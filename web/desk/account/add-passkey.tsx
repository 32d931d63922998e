/** Adds a passkey under a name, and shows the recovery codes where there were none. */
import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import * as contract from "../../../contract/sign-in.ts";
import { call } from "../../kit/call.ts";
import { entered } from "../../kit/entered.ts";
import { explain } from "../../kit/explain.ts";
import { makePasskey, nameNeeded, NoPasskey, sameUnderName } from "../../kit/passkey.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import { deviceOf } from "./device.ts";
import { UntilCodes } from "./until-codes.tsx";

interface Adding {
  onClose: () => void;
  onDone: () => void;
}

export default function AddPasskey({ onClose, onDone }: Adding) {
  const words = useAllWords();
  const { security: said, common, signingIn } = words;
  const add = useMutation({
    mutationFn: async (name: string) => call(contract.addPasskey, { body: { ...(await makePasskey()), name } }),
    onSuccess: ({ recoveryCodes }) => recoveryCodes.length === 0 && onDone(),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    add.mutate(entered(event.currentTarget)("passkey-name").trim());
  };
  return (
    <UntilCodes title={said.addPasskey} codes={add.data?.recoveryCodes ?? []} onClose={onClose} onDone={onDone}>
      {nameNeeded() ? (
        <p style={{ margin: 0 }}>
          {signingIn.passkeyNeedsName} <a href={sameUnderName()}>{signingIn.openThere}</a>
        </p>
      ) : (
        <form onSubmit={submit}>
          <Stack gap="md">
            <p style={{ margin: 0 }}>{said.passkeysAbout}</p>
            <TextInput
              name="passkey-name"
              label={said.passkeyName}
              description={said.passkeyNameHelp}
              defaultValue={deviceOf(navigator.userAgent).system ?? said.defaultPasskeyName}
              maxLength={60}
              required
              data-autofocus
              error={
                add.error &&
                (add.error instanceof NoPasskey ? signingIn.passkeyFailed : explain(add.error, words).happened)
              }
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {common.cancel}
              </Button>
              <Button id="add-passkey" type="submit" loading={add.isPending}>
                {said.addPasskey}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </UntilCodes>
  );
}
