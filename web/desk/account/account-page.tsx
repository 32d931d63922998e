/** One's own account: how one signs in, and where one is signed in. */
import { Button, Skeleton } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import * as contract from "../../../contract/sign-in.ts";
import { call } from "../../kit/call.ts";
import { orTell, tell } from "../../kit/notices.ts";
import lists from "../../kit/parts/list.module.css";
import { Page, Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { useSay } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import styles from "./account.module.css";
import { MySessions } from "./my-sessions.tsx";
import { Passkeys } from "./passkeys.tsx";
import { Row } from "./row.tsx";
import { useAccountAnew, useSecurity } from "./security-query.ts";

const SetUpApp = lazy(() => import("./set-up-app.tsx"));
const AddPasskey = lazy(() => import("./add-passkey.tsx"));
const NewCodes = lazy(() => import("./new-codes.tsx"));
const PasswordDialog = lazy(() => import("../shell/password-dialog.tsx"));

type Open = "app" | "passkey" | "codes" | "password" | null;

export function AccountPage() {
  const words = useAllWords();
  const { security: said, account } = words;
  const say = useSay();
  usePageTitle(said.title);
  const { data, error, refetch } = useSecurity();
  const anew = useAccountAnew();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const done = () => {
    close();
    tell(said.saved);
    void anew();
  };
  const removeApp = () =>
    orTell(words, async () => {
      await call(contract.removeApp);
      tell(said.removed);
      await anew();
    });
  const hasFactor = data && (data.app !== null || data.passkeys.length > 0);
  return (
    <Page title={said.title} about={said.about}>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={280} aria-busy />}
      {data && (
        <>
          {!hasFactor && <p className={styles.hint}>{data.isRequired ? said.required : said.recommended}</p>}
          <Part title={said.signInWays}>
            <ul className={lists.list}>
              <Row
                title={said.password}
                state={data.hasPassword ? said.hasPassword : said.noPassword}
                isSet={data.hasPassword}
              >
                <Button variant="default" size="xs" onClick={() => setOpen("password")}>
                  {data.hasPassword ? account.changePassword : account.setPassword}
                </Button>
              </Row>
              <Row
                title={said.app}
                about={said.appAbout}
                state={data.app ? said.appSince(say.date(data.app.since)) : said.none}
                isSet={data.app !== null}
              >
                <Button id="set-up-app" variant="default" size="xs" onClick={() => setOpen("app")}>
                  {data.app ? said.changeApp : said.setUpApp}
                </Button>
                {data.app && (
                  <Button id="remove-app" variant="subtle" color="red" size="xs" onClick={() => void removeApp()}>
                    {said.remove}
                  </Button>
                )}
              </Row>
              <Row
                title={said.recovery}
                about={hasFactor ? "" : said.noRecovery}
                state={hasFactor ? said.recoveryLeft(data.recoveryCodesLeft) : said.none}
                isSet={data.recoveryCodesLeft > 2}
              >
                {hasFactor && (
                  <Button id="renew-codes" variant="default" size="xs" onClick={() => setOpen("codes")}>
                    {said.renewRecovery}
                  </Button>
                )}
              </Row>
            </ul>
          </Part>
          <Passkeys passkeys={data.passkeys} onAdd={() => setOpen("passkey")} onChanged={() => void anew()} />
          <MySessions />
        </>
      )}
      <Suspense>
        {open === "app" && <SetUpApp onClose={close} onDone={done} />}
        {open === "passkey" && <AddPasskey onClose={close} onDone={done} />}
        {open === "codes" && <NewCodes onClose={close} onDone={done} />}
        {open === "password" && (
          <PasswordDialog
            onClose={() => {
              close();
              void anew();
            }}
          />
        )}
      </Suspense>
    </Page>
  );
}
