/** What a language model may do here, whose words it may read, and what it did this month. */
import { Button, Checkbox, Group, NumberInput, Skeleton, Stack, Switch, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  getLanguageModelRule,
  type Rule,
  setLanguageModelRule,
  Task,
  tryLanguageModel,
} from "../../../contract/language-model.ts";
import { ChannelKind } from "../../../contract/words.ts";
import { type Answer, call } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { channelInWords, isolated, useSay } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import settings from "./settings.module.css";

type Told = Answer<typeof getLanguageModelRule>;

const key = ["language-model", "rule"];

export function LanguageModel() {
  const said = useAllWords().modelRule;
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(getLanguageModelRule, { signal }),
  });
  return (
    <Part title={said.title}>
      <p className={settings.help}>{said.help}</p>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={120} aria-busy />}
      {data && (data.host === null ? <p>{said.none}</p> : <Form key={data.version} of={data} host={data.host} />)}
    </Part>
  );
}

function Form({ of, host }: { of: Told; host: string }) {
  const words = useAllWords();
  const said = words.modelRule;
  const say = useSay();
  const queries = useQueryClient();
  const [rule, setRule] = useState(of.rule);
  const change = (changed: Partial<Rule>) => setRule({ ...rule, ...changed });
  const onError = (error: Error) => tellTrouble(error, words);
  const save = useMutation({
    mutationFn: () => call(setLanguageModelRule, { body: { rule, version: of.version } }),
    onSuccess: (saved) => {
      queries.setQueryData(key, saved);
      tell(words.settings.saved);
    },
    onError: (error) => {
      onError(error);
      void queries.invalidateQueries({ queryKey: key });
    },
  });
  const trying = useMutation({
    mutationFn: () => call(tryLanguageModel, {}),
    onSuccess: ({ failure, milliseconds }) =>
      tell(failure ? words.languageModel.failures[failure] : said.tried(say.number(milliseconds))),
    onError,
  });
  const { used } = of;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="md">
        <p className={settings.help} data-language-model={of.state}>
          {said.at(isolated(host))} {said.states[of.state]}{" "}
          {said.used(say.number(used.tokens), say.number(of.rule.monthlyTokens))}{" "}
          {used.asked > 0 &&
            said.counts(
              say.number(used.asked),
              say.number(used.taken),
              say.number(used.dismissed),
              say.number(used.failed),
            )}
        </p>
        <Switch
          label={said.isOn}
          checked={rule.isOn}
          onChange={(event) => change({ isOn: event.currentTarget.checked })}
        />
        <Checkbox.Group
          label={said.channels}
          description={said.channelsHelp}
          value={rule.channels}
          onChange={(channels) => change({ channels: ChannelKind.options.filter((one) => channels.includes(one)) })}
        >
          <Group gap="md" mt={6}>
            {ChannelKind.options.map((channel) => (
              <Checkbox key={channel} value={channel} label={channelInWords(channel, words)} />
            ))}
          </Group>
        </Checkbox.Group>
        <Checkbox.Group
          label={said.tasks}
          value={rule.tasks}
          onChange={(tasks) => change({ tasks: Task.options.filter((one) => tasks.includes(one)) })}
        >
          <Group gap="md" mt={6}>
            {Task.options.map((task) => (
              <Checkbox key={task} value={task} label={said.task[task]} />
            ))}
          </Group>
        </Checkbox.Group>
        <Group gap="md" align="end">
          <TextInput
            label={said.model}
            description={said.modelHelp}
            required
            maxLength={200}
            value={rule.model}
            onChange={(event) => change({ model: event.currentTarget.value })}
          />
          <NumberInput
            label={said.timeout}
            min={2}
            max={120}
            allowDecimal={false}
            value={rule.timeoutSeconds}
            onChange={(value) => change({ timeoutSeconds: Number(value) })}
          />
          <NumberInput
            label={said.budget}
            min={0}
            max={10_000_000_000}
            allowDecimal={false}
            thousandSeparator=" "
            value={rule.monthlyTokens}
            onChange={(value) => change({ monthlyTokens: Number(value) })}
          />
        </Group>
        <Group>
          <Button id="save-language-model" type="submit" loading={save.isPending} disabled={rule.model.trim() === ""}>
            {said.save}
          </Button>
          <Button variant="default" loading={trying.isPending} onClick={() => trying.mutate()}>
            {said.try}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
