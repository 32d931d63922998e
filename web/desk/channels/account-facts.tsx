/** Last in and out, what waits, what could not be read, and how long the keys work. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useMay } from "../../kit/me.tsx";
import { Age, Moment } from "../../kit/parts/age.tsx";
import { useSay } from "../../kit/words/say.ts";
import { useChannelWords } from "../../kit/words/words.tsx";
import type { Health } from "./account-query.ts";
import styles from "./account-facts.module.css";

export function AccountFacts({ account }: { account: Health }) {
  const words = useChannelWords();
  const said = words.connect;
  const say = useSay();
  const maySeeDeliveries = useMay("operations:read");
  const { lastDeliveryAt, lastSentAt, waiting, oldestWaitingAt, unreadable, keysEndAt } = account;
  return (
    <dl className={styles.facts}>
      <Fact name={said.lastIn}>{lastDeliveryAt ? <Age since={lastDeliveryAt} /> : words.channels.never}</Fact>
      <Fact name={said.lastOut}>{lastSentAt ? <Age since={lastSentAt} /> : words.channels.never}</Fact>
      <Fact name={said.waitingOut}>
        {waiting === 0 ? said.none : say.number(waiting)}
        {oldestWaitingAt && <small>{said.oldest(say.moment(oldestWaitingAt))}</small>}
      </Fact>
      <Fact name={said.unreadable} isBad={unreadable > 0}>
        {unreadable === 0 ? said.none : say.number(unreadable)}
        {maySeeDeliveries && (
          <small>
            <Link
              to="/desk/operations"
              search={{ account: account.id, ...(unreadable > 0 && { state: "unreadable" as const }) }}
            >
              {unreadable > 0 ? said.look : said.deliveries}
            </Link>
          </small>
        )}
      </Fact>
      <Fact name={words.channels.keysEnd}>{keysEndAt ? <Moment at={keysEndAt} /> : said.keysLasting}</Fact>
      <Fact name={words.channels.vendorId[account.kind]}>{account.externalId}</Fact>
    </dl>
  );
}

function Fact({ name, isBad = false, children }: { name: string; isBad?: boolean; children: ReactNode }) {
  return (
    <div data-bad={isBad || undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
