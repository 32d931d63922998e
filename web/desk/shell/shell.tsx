/** The frame around every page: the rail, the bar that says when there is no connection, and the dialogs any page can open. */
import { Outlet } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useState } from "react";
import { useCommand } from "../../kit/keys/commands.tsx";
import { useConnection } from "../../kit/live/live.tsx";
import { useMay } from "../../kit/me.tsx";
import { useWords } from "../../kit/words/words.tsx";
import { ConnectionBar } from "./connection-bar.tsx";
import { PasswordInvite } from "./password-invite.tsx";
import { Rail } from "./rail.tsx";
import styles from "./shell.module.css";

const Palette = lazy(() => import("./palette.tsx"));
const KeyHelp = lazy(() => import("./key-help.tsx"));
const SteeringBar = lazy(() => import("./steering-bar.tsx"));
const PasswordDialog = lazy(() => import("./password-dialog.tsx"));

type Open = "palette" | "keys" | "password" | null;

export function Shell() {
  const words = useWords();
  const connection = useConnection();
  const mayReply = useMay("cases:reply");
  const [open, setOpen] = useState<Open>(null);
  const close = useCallback(() => setOpen(null), []);
  useCommand("palette", () => setOpen("palette"));
  useCommand("keys", () => setOpen("keys"));

  return (
    <div className={styles.shell} data-connection={connection}>
      <a className={styles.skip} href="#page">
        {words.skipToContent}
      </a>
      <Rail onKeys={() => setOpen("keys")} />
      <div className={styles.body}>
        <ConnectionBar />
        <Suspense>{mayReply && <SteeringBar />}</Suspense>
        <PasswordInvite onPassword={() => setOpen("password")} />
        <div className={styles.page} id="page" tabIndex={-1}>
          <Outlet />
        </div>
      </div>
      <Suspense>
        {open === "palette" && <Palette onClose={close} />}
        {open === "keys" && <KeyHelp onClose={close} />}
        {open === "password" && <PasswordDialog onClose={close} />}
      </Suspense>
    </div>
  );
}
