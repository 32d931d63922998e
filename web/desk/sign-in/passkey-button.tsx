/** A button that uses a passkey; where the address is numbers, the way to where passkeys work. */
import { Button } from "@mantine/core";
import { IconFingerprint } from "@tabler/icons-react";
import { nameNeeded, sameUnderName } from "../../kit/passkey.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./sign-in-page.module.css";

interface Passkey {
  label: string;
  busy: boolean;
  onUse: () => void;
}

export function PasskeyButton({ label, busy, onUse }: Passkey) {
  const said = useAllWords().signingIn;
  if (nameNeeded()) {
    return (
      <p className={styles.small}>
        {said.passkeyNeedsName} <a href={sameUnderName()}>{said.openThere}</a>
      </p>
    );
  }
  return (
    <Button
      id="use-passkey"
      variant="default"
      size="md"
      fullWidth
      loading={busy}
      leftSection={<IconFingerprint size={18} />}
      onClick={onUse}
    >
      {label}
    </Button>
  );
}
