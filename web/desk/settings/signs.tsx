/** Which signs of life customers are given where their channel knows them. */
import { Skeleton, Stack, Switch } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getSignRule, setSignRule } from "../../../contract/settings.ts";
import { call } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { useLaterWords } from "../../kit/words/words.tsx";

const key = ["settings", "signs"];

export function Signs() {
  const words = useLaterWords();
  const said = words.signs;
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(getSignRule, { signal }),
  });
  const save = useMutation({
    mutationFn: (rule: { seen: boolean; typing: boolean }) => call(setSignRule, { body: rule }),
    onSuccess: (saved) => {
      queries.setQueryData(key, saved);
      tell(words.settings.saved);
    },
    onError: (error) => tellTrouble(error, words),
  });
  return (
    <Part title={said.title}>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={96} aria-busy />}
      {data && (
        <Stack gap="md">
          {(["seen", "typing"] as const).map((sign) => (
            <Switch
              key={sign}
              id={`sign-${sign}`}
              label={said[sign]}
              description={said[`${sign}Help`]}
              checked={data[sign]}
              disabled={save.isPending}
              onChange={({ currentTarget }) => save.mutate({ ...data, [sign]: currentTarget.checked })}
            />
          ))}
        </Stack>
      )}
    </Part>
  );
}
