/** Whether answers to letters go to all whom they were addressed to, unless their writer says otherwise. */
import { Skeleton, Switch } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getLetterRule, setLetterRule } from "../../../contract/settings.ts";
import { call } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { useLaterWords } from "../../kit/words/words.tsx";

const key = ["settings", "letters"];

export function ReplyToAll() {
  const words = useLaterWords();
  const said = words.settings;
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(getLetterRule, { signal }),
  });
  const save = useMutation({
    mutationFn: (replyAll: boolean) => call(setLetterRule, { body: { replyAll } }),
    onSuccess: (saved) => {
      queries.setQueryData(key, saved);
      tell(said.saved);
    },
    onError: (error) => tellTrouble(error, words),
  });
  return (
    <Part title={said.letters}>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={40} aria-busy />}
      {data && (
        <Switch
          id="reply-all"
          label={said.replyAll}
          description={said.replyAllHelp}
          checked={data.replyAll}
          disabled={save.isPending}
          onChange={({ currentTarget }) => save.mutate(currentTarget.checked)}
        />
      )}
    </Part>
  );
}
