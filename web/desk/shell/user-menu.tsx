/** One's own initials, which open the account menu. */
import { lazy } from "react";
import { useCommand } from "../../kit/keys/commands.tsx";
import { useMe } from "../../kit/me.tsx";
import { initialsOf } from "../../../contract/signature.ts";
import { Late, useOpened } from "../../kit/parts/late.tsx";
import { useWords } from "../../kit/words/words.tsx";
import { useAttendance } from "./attendance.ts";
import styles from "./rail.module.css";

const AccountMenu = lazy(() => import("./account-menu.tsx"));

export function UserMenu({ onKeys }: { onKeys: () => void }) {
  const { account } = useWords();
  const { name } = useMe();
  const [opened, open] = useOpened();
  const { now, say } = useAttendance();
  const isHere = now?.state === "here";
  useCommand("pause", () => say({ state: isHere ? "break" : "here", reason: isHere ? "short" : null }), now !== null);
  const target = (
    <button
      type="button"
      className={styles.me}
      data-attendance={now?.state}
      aria-label={`${initialsOf(name)}, ${isHere || !now ? "" : `${account.notHere}, `}${account.menu}`}
      title={isHere || !now ? name : `${name}: ${account.notHere}`}
    >
      {initialsOf(name)}
    </button>
  );
  return (
    <Late kind="dialog" target={target} opened={opened} onOpened={open}>
      {(opening) => <AccountMenu {...opening} onKeys={onKeys} />}
    </Late>
  );
}
