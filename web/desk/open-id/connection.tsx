/** What a sign-in at a provider of OpenID Connect is connected with: the fields, what was typed in them, and the way to save or end it. */
import { Button, Group, PasswordInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { explain } from "../../kit/explain.ts";
import { CopyText } from "../../kit/parts/copy-text.tsx";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./connection.module.css";

interface Connection {
  issuer: string;
  clientId: string;
  scopes: readonly string[];
}

/** Words with blanks or commas between. */
export const wordsIn = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

/** As the endpoints take it; without a secret the one that is kept stays. */
export const connectionIn = (typed: (name: string) => string, prefix = "") => ({
  issuer: typed(`${prefix}issuer`).trim(),
  clientId: typed(`${prefix}client-id`).trim(),
  ...(typed(`${prefix}secret`) !== "" && { clientSecret: typed(`${prefix}secret`) }),
  scopes: wordsIn(typed(`${prefix}scopes`)),
});

/** Where the provider sends people back to. */
export function RedirectAddress({ uri }: { uri: string }) {
  const { managing } = useAllWords();
  return (
    <div>
      {managing.redirect}
      <br />
      <CopyText text={uri} />
    </div>
  );
}

export function ConnectionFields({ of, prefix = "" }: { of: Connection | null; prefix?: string }) {
  const { managing } = useAllWords();
  const [issuer, setIssuer] = useState(of?.issuer ?? "");
  // A secret belongs to its issuer: another one needs its own.
  const keepsSecret = of !== null && issuer.trim() === of.issuer;
  return (
    <>
      <TextInput
        name={`${prefix}issuer`}
        type="url"
        label={managing.issuer}
        value={issuer}
        onChange={({ currentTarget }) => setIssuer(currentTarget.value)}
        maxLength={300}
        required
      />
      <TextInput
        name={`${prefix}client-id`}
        label={managing.clientId}
        defaultValue={of?.clientId}
        maxLength={200}
        autoComplete="off"
        required
      />
      <PasswordInput
        name={`${prefix}secret`}
        label={managing.clientSecret}
        description={keepsSecret ? managing.secretKept : undefined}
        maxLength={500}
        autoComplete="new-password"
        required={!keepsSecret}
      />
      <TextInput
        name={`${prefix}scopes`}
        label={managing.scopes}
        description={managing.scopesHelp}
        defaultValue={of?.scopes.join(" ")}
      />
    </>
  );
}

interface Foot {
  /** Names the two buttons: `save-NAME`, `remove-NAME`. */
  name: string;
  isConnected: boolean;
  failed: Error | null;
  saving: boolean;
  removing: boolean;
  onRemove: () => void;
}

export function ConnectionFoot({ name, isConnected, failed, saving, removing, onRemove }: Foot) {
  const words = useAllWords();
  const { managing } = words;
  return (
    <>
      {failed && (
        <p role="alert" className={styles.failed}>
          {explain(failed, words).happened}
        </p>
      )}
      <Group>
        <Button id={`save-${name}`} type="submit" loading={saving}>
          {isConnected ? managing.save : managing.connect}
        </Button>
        {isConnected && (
          <Button id={`remove-${name}`} variant="subtle" color="red" loading={removing} onClick={onRemove}>
            {managing.disconnect}
          </Button>
        )}
      </Group>
    </>
  );
}
