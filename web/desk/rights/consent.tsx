/** What the customer allows, beside their case; and the way to a privacy request. */
import { Button } from "@mantine/core";
import type { ConsentPurpose } from "../../../contract/consent.ts";
import { useOffers } from "../../kit/keys/commands.tsx";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import { useMay } from "../../kit/me.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { useSay } from "../../kit/words/say.ts";
import { useCaseWords } from "../../kit/words/words.tsx";
import table from "../../kit/parts/table.module.css";
import panel from "../customer/customer-panel.module.css";
import { useConsent } from "./consent-query.ts";
import styles from "./rights.module.css";

export default function Consent({ ids }: { ids: readonly string[] }) {
  const words = useCaseWords();
  const said = words.consent;
  const say = useSay();
  const { run } = useOffers();
  const mayLink = useMay("customers:link");
  const mayManage = useMay("rights:manage");
  const { data, error, refetch } = useConsent(ids);
  // What they told a channel themselves says where.
  const toldOn = (purpose: ConsentPurpose) => data?.history.find((line) => line.purpose === purpose)?.channel ?? null;
  return (
    <section className={panel.section} aria-label={said.title}>
      <h3>{said.title}</h3>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      <dl className={styles.consent}>
        {data?.now.map(({ purpose, given, since }) => {
          const channel = toldOn(purpose);
          return (
            <div key={purpose} style={{ display: "contents" }}>
              <dt>{said.purposes[purpose]}</dt>
              <dd title={since ? said.since(say.exactly(since)) : undefined}>
                {given ? said.given : said.notGiven}
                {channel && <div className={table.faint}>{words.reading.channels[channel] ?? channel}</div>}
              </dd>
            </div>
          );
        })}
      </dl>
      <div className={styles.buttons}>
        {mayLink && (
          <Button
            size="compact-sm"
            variant="subtle"
            rightSection={<KeyHint command="consent" />}
            onClick={() => run("consent")}
          >
            {said.change}
          </Button>
        )}
        {mayManage && (
          <Button
            size="compact-sm"
            variant="subtle"
            rightSection={<KeyHint command="privacy-request" />}
            onClick={() => run("privacy-request")}
          >
            {said.request}
          </Button>
        )}
      </div>
    </section>
  );
}
