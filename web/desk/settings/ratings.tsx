/** Who is asked what they think of our help, and what came of it lately. */
import { Button, Checkbox, Group, NumberInput, SegmentedControl, Skeleton, Stack } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { getRatingRule, RatingKind, type RatingRule, setRatingRule } from "../../../contract/ratings.ts";
import { ChannelKind } from "../../../contract/words.ts";
import { type Answer, call } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { channelInWords, useSay } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import settings from "./settings.module.css";

type Told = Answer<typeof getRatingRule>;

const key = ["ratings", "rule"];

export default function Ratings() {
  const said = useAllWords().ratingRule;
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(getRatingRule, { signal }),
  });
  return (
    <Part title={said.title}>
      <p className={settings.help}>{said.help}</p>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={120} aria-busy />}
      {data && <Form key={data.version} of={data} />}
    </Part>
  );
}

function Form({ of }: { of: Told }) {
  const words = useAllWords();
  const said = words.ratingRule;
  const queries = useQueryClient();
  const [rule, setRule] = useState(of.rule);
  const change = (changed: Partial<RatingRule>) => setRule({ ...rule, ...changed });
  const save = useMutation({
    mutationFn: () => call(setRatingRule, { body: { rule, version: of.version } }),
    onSuccess: (saved) => {
      queries.setQueryData(key, saved);
      tell(words.settings.saved);
    },
    onError: (error) => {
      tellTrouble(error, words);
      void queries.invalidateQueries({ queryKey: key });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="md" align="start">
        <Lately of={of} />
        <SegmentedControl
          aria-label={said.asks}
          data-ratings={rule.asks ?? "off"}
          value={rule.asks ?? "off"}
          onChange={(asks) => change({ asks: RatingKind.options.find((one) => one === asks) ?? null })}
          data={(["off", ...RatingKind.options] as const).map((value) => ({ value, label: said.kinds[value] }))}
        />
        {rule.asks !== null && <Whom rule={rule} onChange={change} />}
        <Button id="save-ratings" type="submit" loading={save.isPending}>
          {said.save}
        </Button>
      </Stack>
    </form>
  );
}

function Lately({ of: { lately } }: { of: Told }) {
  const words = useAllWords();
  const said = words.ratingRule;
  const say = useSay();
  if (lately.asked === 0 && lately.passed.length === 0) return null;
  const passed = lately.passed.map(({ why, n }) => `${words.ratings.why[why]} (${say.number(n)})`);
  return (
    <p className={settings.help} style={{ margin: 0 }}>
      {said.lately(say.number(lately.asked), say.number(lately.answered))}{" "}
      {passed.length > 0 && `${said.passed} ${passed.join(", ")}.`}
    </p>
  );
}

function Whom({ rule, onChange }: { rule: RatingRule; onChange: (changed: Partial<RatingRule>) => void }) {
  const words = useAllWords();
  const said = words.ratingRule;
  const number = (
    label: string,
    name: "sharePercent" | "restDays" | "waitMinutes" | "strandedDays",
    [min, max]: [number, number],
  ) => (
    <NumberInput
      label={label}
      min={min}
      max={max}
      clampBehavior="strict"
      allowDecimal={false}
      required
      value={rule[name]}
      onChange={(value) => value !== "" && onChange({ [name]: Number(value) })}
    />
  );
  return (
    <>
      <Group gap="md" align="end">
        {number(said.share, "sharePercent", [1, 100])}
        {number(said.rest, "restDays", [1, 730])}
        {number(said.wait, "waitMinutes", [0, 10_080])}
        {number(said.stranded, "strandedDays", [0, 30])}
      </Group>
      <Checkbox.Group
        label={said.channels}
        value={rule.channels}
        onChange={(channels) => onChange({ channels: ChannelKind.options.filter((one) => channels.includes(one)) })}
      >
        <Group gap="md" mt={6}>
          {ChannelKind.options.map((channel) => (
            <Checkbox key={channel} value={channel} label={channelInWords(channel, words)} />
          ))}
        </Group>
      </Checkbox.Group>
      <Checkbox
        label={said.byTemplate}
        description={said.byTemplateHelp}
        checked={rule.byTemplate}
        onChange={(event) => onChange({ byTemplate: event.currentTarget.checked })}
      />
      <Checkbox
        label={said.needsConsent}
        description={said.needsConsentHelp}
        checked={rule.needsConsent}
        onChange={(event) => onChange({ needsConsent: event.currentTarget.checked })}
      />
    </>
  );
}
