/** Leads somebody through connecting a channel, from the vendor's page to the first message. */
import { Button, Skeleton } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { Link, useNavigate, useParams, useRouterState } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { channelKeys } from "../../../contract/channel-keys.ts";
import { useMay } from "../../kit/me.tsx";
import { CopyText } from "../../kit/parts/copy-text.tsx";
import { Page } from "../../kit/parts/page.tsx";
import { ChannelMark } from "../../kit/parts/place.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import type { ChannelKind } from "../../kit/wire.ts";
import { channelInWords } from "../../kit/words/say.ts";
import { useChannelWords } from "../../kit/words/words.tsx";
import { NoSuchPage, NotForYou } from "../shell/no-such-page.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { type Health, useAccount } from "./account-query.ts";
import shared from "./channels.module.css";
import styles from "./connect.module.css";
import { CheckStep } from "./check-step.tsx";
import { ConnectKeys } from "./connect-keys.tsx";
import { FirstMessage } from "./first-message.tsx";
import { GiveStep } from "./give-step.tsx";
import { leading, type Step } from "./steps.ts";

const kinds = Object.keys(channelKeys) as ChannelKind[];

export function ConnectChoicePage() {
  const words = useChannelWords();
  usePageTitle(words.channels.connect);
  if (!useMay("channels:manage")) return <NotForYou />;
  return (
    <Page title={words.connect.choose} about={words.connect.chooseAbout} actions={<Back />}>
      <ul className={styles.kinds}>
        {kinds.map((kind) => (
          <li key={kind}>
            <Link to="/desk/channels/connect/$kind" params={{ kind }} data-kind={kind}>
              <ChannelMark channel={kind} size={22} />
              {channelInWords(kind, words)}
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}

export function ConnectPage() {
  const { kind: asked } = useParams({ from: "/desk/channels/connect/$kind" });
  const kind = kinds.find((one) => one === asked);
  const may = useMay("channels:manage");
  if (!kind) return <NoSuchPage />;
  return may ? <Connecting key={kind} kind={kind} /> : <NotForYou />;
}

export const Back = () => {
  const said = useChannelWords().connect;
  return (
    <Button variant="default" size="xs" renderRoot={(props) => <Link {...props} to="/desk/channels" />}>
      {said.back}
    </Button>
  );
};

function Connecting({ kind }: { kind: ChannelKind }) {
  const words = useChannelWords();
  const said = words.connect;
  // Which account was made of it stands in the address, so that a look elsewhere loses nothing.
  const accountId = useRouterState({
    select: ({ location }) => new URLSearchParams(location.searchStr).get("account"),
  });
  const navigate = useNavigate();
  const { data: account, error, refetch } = useAccount(accountId);
  const title = said.title(channelInWords(kind, words));
  usePageTitle(title);
  const { before, after } = leading[kind];
  const keysAt = before.length + 1;
  return (
    <Page title={title} about={said.about} actions={<Back />}>
      <ol className={styles.steps}>
        {before.map((step, index) => (
          <OneStep key={step.said} number={index + 1} step={step} />
        ))}
        <Frame number={keysAt} title={said.keysTitle} text={said.keysAbout}>
          <ConnectKeys
            kind={kind}
            account={account ?? null}
            onSaved={(id) => void navigate({ to: ".", search: { account: id }, replace: true })}
          />
        </Frame>
        {after.map((step, index) => (
          <OneStep key={step.said} number={keysAt + index + 1} step={step}>
            {!accountId && <p className={shared.soft}>{said.first}</p>}
            {accountId && !account && !error && <Skeleton height={60} aria-busy />}
            {accountId && error && !account && <Trouble error={error} onRetry={() => void refetch()} />}
            {account && step.act && <Act act={step.act} account={account} />}
          </OneStep>
        ))}
      </ol>
    </Page>
  );
}

function Act({ act, account }: { act: NonNullable<Step["act"]>; account: Health }) {
  if (act === "give") return <GiveStep account={account} />;
  return act === "check" ? <CheckStep account={account} /> : <FirstMessage accountId={account.id} />;
}

function OneStep({ number, step, children }: { number: number; step: Step; children?: ReactNode }) {
  const said = useChannelWords().connect;
  const { title, text } = said.steps[step.said];
  return (
    <Frame number={number} title={title} text={text}>
      {step.permissions && <Ticks title={said.permissions} names={step.permissions} />}
      {step.fields && <Ticks title={said.fields} names={step.fields} />}
      {step.link && (
        <Button
          variant="default"
          size="xs"
          component="a"
          href={step.link}
          target="_blank"
          rel="noreferrer"
          rightSection={<IconExternalLink size={14} />}
        >
          {said.open}: {new URL(step.link).host}
        </Button>
      )}
      {children}
    </Frame>
  );
}

function Frame({
  number,
  title,
  text,
  children,
}: {
  number: number;
  title: string;
  text: string;
  children?: ReactNode;
}) {
  return (
    <li className={styles.step}>
      <span className={styles.number} aria-hidden>
        {number}
      </span>
      <div>
        <h2>{title}</h2>
        <p>{text}</p>
        {children}
      </div>
    </li>
  );
}

function Ticks({ title, names }: { title: string; names: readonly string[] }) {
  return (
    <div className={styles.ticks}>
      <span>{title}</span>
      <CopyText text={names.join(", ")} />
    </div>
  );
}
