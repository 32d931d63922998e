/** One account: how it is, how it has fared, and all that can be done with it. */
import { Skeleton } from "@mantine/core";
import { useNavigate, useParams } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useMay } from "../../kit/me.tsx";
import { Page, Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { channelInWords } from "../../kit/words/say.ts";
import { useChannelWords } from "../../kit/words/words.tsx";
import { NotForYou } from "../shell/no-such-page.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { AccountCare } from "./account-care.tsx";
import { AccountFacts } from "./account-facts.tsx";
import { AccountHours } from "./account-hours.tsx";
import { AccountLimits } from "./account-limits.tsx";
import { type Health, useAccount } from "./account-query.ts";
import { AccountRefusals } from "./account-refusals.tsx";
import { AccountState } from "./account-state.tsx";
import { CheckStep } from "./check-step.tsx";
import { Back } from "./connect-page.tsx";
import { FirstMessage } from "./first-message.tsx";
import { GiveStep } from "./give-step.tsx";
import { ProfileLine } from "./profile-line.tsx";
import shared from "./channels.module.css";
import styles from "./account.module.css";

const AccountKeys = lazy(() => import("./account-keys.tsx"));

export function AccountPage() {
  const { accountId } = useParams({ from: "/desk/channels/$accountId" });
  return useMay("channels:read") ? <Loaded key={accountId} accountId={accountId} /> : <NotForYou />;
}

function Loaded({ accountId }: { accountId: string }) {
  const words = useChannelWords();
  const { data, error, refetch } = useAccount(accountId);
  usePageTitle(data?.name ?? words.channels.title);
  if (data) return <One account={data} />;
  if (error) return <Trouble whole error={error} onRetry={() => void refetch()} />;
  return (
    <Page title={words.channels.title} about={words.channels.about}>
      <Skeleton height={320} aria-busy />
    </Page>
  );
}

function One({ account }: { account: Health }) {
  const words = useChannelWords();
  const said = words.connect;
  const may = useMay("channels:manage");
  const navigate = useNavigate();
  const [hasKeysOpen, setKeysOpen] = useState(false);
  return (
    <Page title={account.name} about={channelInWords(account.kind, words)} actions={<Back />}>
      <Suspense>{hasKeysOpen && <AccountKeys account={account} onClose={() => setKeysOpen(false)} />}</Suspense>
      <AccountState account={account} />
      {may && (
        <AccountCare
          account={account}
          onKeys={() => setKeysOpen(true)}
          onRemoved={() => void navigate({ to: "/desk/channels" })}
        />
      )}
      <Part title={said.health}>
        <AccountFacts account={account} />
      </Part>
      <Part title={said.hours}>
        <AccountHours hours={account.hours} />
      </Part>
      <div className={styles.pair}>
        <Part title={said.refusedTitle}>
          <AccountRefusals refused={account.refused} />
        </Part>
        <Part title={said.limits}>
          <AccountLimits limits={account.limits} />
        </Part>
      </div>
      <ProfileLine accountId={account.id} may={may} />
      <Part title={said.checks}>
        <CheckStep account={account} />
      </Part>
      {may && (
        <Part title={account.kind === "chat" ? words.channels.siteLine : words.channels.webhook}>
          <GiveStep account={account} />
        </Part>
      )}
      {may && (
        <Part title={said.steps.test.title}>
          <p className={shared.soft}>{said.steps.test.text}</p>
          <FirstMessage accountId={account.id} />
        </Part>
      )}
    </Page>
  );
}
