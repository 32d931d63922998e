/** One's own initials, which open the account menu. */
import { lazy } from "react";
import { useMe } from "../../kit/me.tsx";
import { initialsOf } from "../../../contract/signature.ts";
import { Late, useOpened } from "../../kit/parts/late.tsx";
import { useWords } from "../../kit/words/words.tsx";
import styles from "./rail.module.css";

const AccountMenu = lazy(() => import("./account-menu.tsx"));

export function UserMenu({ onKeys }: { onKeys: () => void }) {
  const { account } = useWords();
  const { name } = useMe();
  const [opened, open] = useOpened();
  const target = (
    <button type="button" className={styles.me} aria-label={`${initialsOf(name)}, ${account.menu}`} title={name}>
      {initialsOf(name)}
    </button>
  );
  return (
    <Late kind="dialog" target={target} opened={opened} onOpened={open}>
      {(opening) => <AccountMenu {...opening} onKeys={onKeys} />}
    </Late>
  );
}
