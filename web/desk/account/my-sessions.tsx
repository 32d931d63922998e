/** Where one is signed in. */
import { Button, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import * as contract from "../../../contract/sign-in.ts";
import { call } from "../../kit/call.ts";
import { orTell, tell } from "../../kit/notices.ts";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { useAllWords } from "../../kit/words/words.tsx";
import { SessionRows } from "./session-rows.tsx";

export function MySessions() {
  const words = useAllWords();
  const { security: said } = words;
  const { data, error, refetch } = useQuery({
    queryKey: ["account", "sessions"],
    queryFn: ({ signal }) => call(contract.listMySessions, { signal }),
  });
  const end = (work: () => Promise<unknown>) =>
    orTell(words, async () => {
      await work();
      tell(said.ended);
      await refetch();
    });
  return (
    <Part
      title={said.sessions}
      actions={
        data &&
        data.items.length > 1 && (
          <Button
            id="end-others"
            variant="default"
            size="xs"
            onClick={() => void end(() => call(contract.endMyOtherSessions))}
          >
            {said.endOthers}
          </Button>
        )
      }
    >
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={90} aria-busy />}
      {data && (
        <SessionRows
          sessions={data.items}
          onEnd={(sessionId) => void end(() => call(contract.endMySession, { params: { sessionId } }))}
        />
      )}
    </Part>
  );
}
