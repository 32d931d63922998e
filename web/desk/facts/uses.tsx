/** The answers that used a fact; those who were told something wrong stand first. */
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { listFactUses, settleFactUse } from "../../../contract/facts.ts";
import { call } from "../../kit/call.ts";
import { useMay } from "../../kit/me.tsx";
import { orTell, tell } from "../../kit/notices.ts";
import { usePagesOf } from "../../kit/pages-of.ts";
import { Listing } from "../../kit/parts/listing.tsx";
import { channelInWords, useSay } from "../../kit/words/say.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import { factsKey } from "./facts-query.ts";
import styles from "./facts.module.css";

export function Uses({ factId }: { factId: string }) {
  const words = useLaterWords();
  const said = words.facts;
  const say = useSay();
  const may = useMay("cases:reply");
  const queries = useQueryClient();
  const list = usePagesOf([...factsKey, "uses", factId], (cursor, signal) =>
    call(listFactUses, { params: { factId }, query: cursor, signal }),
  );
  const settle = (messageId: string) =>
    orTell(words, async () => {
      await call(settleFactUse, { params: { factId, messageId } });
      tell(said.settled);
      await queries.invalidateQueries({ queryKey: factsKey });
    });
  return (
    <Listing
      label={said.uses}
      list={list}
      empty={<p className={styles.soft}>{said.noUses}</p>}
      head={
        <tr>
          <th scope="col">{said.case}</th>
          <th scope="col">{said.writer}</th>
          <th scope="col">{said.when}</th>
          <th scope="col">{said.which}</th>
          <th scope="col">{said.state}</th>
        </tr>
      }
      renderRow={(use) => (
        <tr key={use.messageId} data-use={use.messageId}>
          <th scope="row">
            <Link to="/desk/case/$caseId" params={{ caseId: use.caseId }} className={styles.name}>
              C-{use.caseNumber}
            </Link>
            <p className={styles.soft}>{channelInWords(use.channel, words)}</p>
          </th>
          <td>
            <bdi>{use.writer}</bdi>
          </td>
          <td>
            <time dateTime={use.at}>{say.moment(use.at)}</time>
          </td>
          <td>{use.version}</td>
          <td>
            {use.toPutRight ? <p className={styles.wrong}>{said.wrong}</p> : said.fine}
            {use.toPutRight && may && (
              <Button size="compact-sm" variant="default" onClick={() => void settle(use.messageId)}>
                {said.settle}
              </Button>
            )}
          </td>
        </tr>
      )}
    />
  );
}
