/** Changes how soon something is owed: one target of the service levels, as their next version. */
import { Button, Group, NativeSelect, NumberInput, Stack } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { getServiceRule, setServiceRule, type Target } from "../../contract/service-rules.ts";
import { type Answer, call } from "../kit/call.ts";
import { explain } from "../kit/explain.ts";
import { tell } from "../kit/notices.ts";
import { Refused } from "../kit/problem.ts";
import { channelInWords, useSay } from "../kit/words/say.ts";
import { useWallWords } from "../kit/words/words.tsx";
import styles from "./drawers.module.css";
import { withMinutes } from "./with-minutes.ts";
import { WallDrawer } from "./wall-drawer.tsx";

type Version = Answer<typeof getServiceRule>;

export default function TargetDrawer({ onClose }: { onClose: () => void }) {
  const words = useWallWords();
  // Not by a live topic: what is being typed is not replaced under the hands, saving tells who came second.
  const asked = useQuery({
    queryKey: ["settings", "service-levels"],
    queryFn: ({ signal }) => call(getServiceRule, { signal }),
    staleTime: Infinity,
    gcTime: 0,
  });
  const { data, refetch } = asked;
  return (
    <WallDrawer title={words.wallMore.deed["set-target"]} onClose={onClose} asked={asked}>
      {data && <Change key={data.version} of={data} onClose={onClose} onReload={() => void refetch()} />}
    </WallDrawer>
  );
}

function Change({ of, onClose, onReload }: { of: Version; onClose: () => void; onReload: () => void }) {
  const words = useWallWords();
  const said = words.wallMore.target;
  const nameOf = useNames();
  const { targets } = of.rule;
  const [place, setPlace] = useState(0);
  const chosen = targets[place];
  const [minutes, setMinutes] = useState<number | null>(null);
  const now = chosen ? Math.round(chosen.seconds / 60) : 0;
  const wanted = minutes ?? now;
  const save = useMutation({
    mutationFn: () =>
      call(setServiceRule, { body: { basedOn: of.version, rule: withMinutes(of.rule, place, wanted) } }),
    onSuccess: () => {
      tell(said.saved);
      onClose();
    },
  });
  if (!chosen)
    return (
      <p className={styles.about}>
        {said.none} <a href="/desk/settings/service-levels">{said.toAll}</a>
      </p>
    );
  const isSecond = save.error instanceof Refused && save.error.code === "service-levels.changed-meanwhile";
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted !== now) save.mutate();
      }}
    >
      <Stack gap="md">
        <NativeSelect
          data-autofocus
          label={said.which}
          value={String(place)}
          onChange={({ currentTarget: { value } }) => {
            setPlace(Number(value));
            setMinutes(null);
          }}
          data={targets.map((one, at) => ({ value: String(at), label: nameOf(one) }))}
        />
        <NumberInput
          label={said.minutes}
          description={said.calendar(chosen.calendar)}
          min={1}
          max={129_600}
          allowDecimal={false}
          value={wanted}
          onChange={(value) => setMinutes(typeof value === "number" ? value : null)}
        />
        {save.error && (
          <p role="alert" className={styles.fault}>
            {isSecond ? said.second : explain(save.error, words).happened}{" "}
            {isSecond && (
              <Button variant="default" size="compact-sm" onClick={onReload}>
                {said.reload}
              </Button>
            )}
          </p>
        )}
        <Group justify="space-between">
          <a href="/desk/settings/service-levels">{said.toAll}</a>
          <Button id="save-target" type="submit" disabled={wanted === now || wanted < 1} loading={save.isPending}>
            {said.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** `First answer, X, Dutch`. */
function useNames(): (target: Target) => string {
  const words = useWallWords();
  const say = useSay();
  return ({ clock, channel, language, topic, tier }) =>
    [
      words.wallMore.clocks[clock],
      ...(channel ? [channelInWords(channel, words)] : []),
      ...(language ? [say.language(language)] : []),
      ...(topic ? [words.reading.topics[topic]] : []),
      ...(tier ? [tier] : []),
    ].join(", ");
}
