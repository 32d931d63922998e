/** The tokens of programs: what for, since when, last used, and the way to end each. */
import { Button } from "@mantine/core";
import { listTokens, withdrawToken } from "../../../contract/staff.ts";
import { call } from "../../kit/call.ts";
import { orTell, tell } from "../../kit/notices.ts";
import { usePagesOf } from "../../kit/pages-of.ts";
import { Moment } from "../../kit/parts/age.tsx";
import { Listing } from "../../kit/parts/listing.tsx";
import { Spoken } from "../../kit/parts/spoken.tsx";
import { Empty } from "../../kit/parts/states.tsx";
import table from "../../kit/parts/table.module.css";
import { useSay } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";

export function Tokens() {
  const words = useAllWords();
  const { staff: said, managing } = words;
  const say = useSay();
  const list = usePagesOf(["staff", "tokens"], (cursor, signal) => call(listTokens, { query: cursor, signal }));
  const withdraw = (tokenId: string) =>
    orTell(words, async () => {
      await call(withdrawToken, { params: { tokenId } });
      tell(managing.withdrawn);
      await list.refetch();
    });
  return (
    <Listing
      label={managing.tokens}
      list={list}
      empty={<Empty title={managing.noTokensTitle}>{managing.noTokens}</Empty>}
      head={
        <tr>
          <th scope="col">{managing.tokenAbout}</th>
          <th scope="col">{said.role}</th>
          <th scope="col">{managing.created}</th>
          <th scope="col">{managing.lastUsed}</th>
          <th scope="col">
            <Spoken>{managing.withdraw}</Spoken>
          </th>
        </tr>
      }
      renderRow={(token) => (
        <tr key={token.id}>
          <th scope="row">
            <bdi>{token.name}</bdi> {token.isTrusted && <span className={table.faint}>{managing.trusted}</span>}
          </th>
          <td>{words.roles[token.role]}</td>
          <td>{say.date(token.createdAt)}</td>
          <td>
            {token.lastUsedAt ? (
              <Moment at={token.lastUsedAt} />
            ) : (
              <span className={table.faint}>{managing.never}</span>
            )}
          </td>
          <td>
            <Button variant="subtle" color="red" size="compact-sm" onClick={() => void withdraw(token.id)}>
              {managing.withdraw}
            </Button>
          </td>
        </tr>
      )}
    />
  );
}
