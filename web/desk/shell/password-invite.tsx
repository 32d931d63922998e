/** Invites those who came by a link to set a password; can be put off. */
import { Button } from "@mantine/core";
import { useSessionStorage } from "@mantine/hooks";
import { useMe } from "../../kit/me.tsx";
import { useWords } from "../../kit/words/words.tsx";
import styles from "./shell.module.css";

export function PasswordInvite({ onPassword }: { onPassword: () => void }) {
  const { account, common } = useWords();
  const { hasPassword, way } = useMe();
  const [dismissed, setDismissed] = useSessionStorage({ key: "jetbridge.password-later", defaultValue: false });
  if (hasPassword || way !== "link" || dismissed) return null;
  return (
    <section className={styles.bar} aria-label={account.setPassword}>
      <p>{account.invite}</p>
      <Button size="compact-sm" variant="light" className={styles.push} onClick={onPassword}>
        {account.setPassword}
      </Button>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setDismissed(true)}>
        {common.dismiss}
      </Button>
    </section>
  );
}
