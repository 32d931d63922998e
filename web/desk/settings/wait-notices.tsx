/** Above which wait customers are told, once, how long it takes. */
import { NativeSelect, Skeleton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getNoticeRule, setNoticeRule } from "../../../contract/settings.ts";
import { call } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { inWords } from "../../kit/time/ages.ts";
import { useLaterWords } from "../../kit/words/words.tsx";

const key = ["settings", "wait-notices"];
const offered = [15, 30, 60, 120, 240, 480];

export function WaitNotices() {
  const words = useLaterWords();
  const said = words.telling;
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(getNoticeRule, { signal }),
  });
  const save = useMutation({
    mutationFn: (overMinutes: number | null) => call(setNoticeRule, { body: { overMinutes } }),
    onSuccess: (saved) => {
      queries.setQueryData(key, saved);
      tell(words.settings.saved);
    },
    onError: (error) => tellTrouble(error, words),
  });
  const minutes = [...new Set([...offered, ...(data?.overMinutes ? [data.overMinutes] : [])])].toSorted(
    (a, b) => a - b,
  );
  return (
    <Part title={said.waits}>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={64} aria-busy />}
      {data && (
        <NativeSelect
          id="wait-notices"
          label={said.tell}
          description={said.tellHelp}
          maw="40rem"
          data={[
            { value: "", label: said.never },
            ...minutes.map((of) => ({ value: String(of), label: inWords(of * 60_000, words.ages) })),
          ]}
          value={String(data.overMinutes ?? "")}
          disabled={save.isPending}
          onChange={({ currentTarget: { value } }) => save.mutate(value === "" ? null : Number(value))}
        />
      )}
    </Part>
  );
}
