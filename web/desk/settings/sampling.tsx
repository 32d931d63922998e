/** How many of what was filtered are asked about a day, by all and by one agent. */
import { Button, NumberInput, Skeleton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { getSamplingRule, SamplingRule, setSamplingRule } from "../../../contract/filtered.ts";
import { call } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { useAllWords } from "../../kit/words/words.tsx";
import settings from "./settings.module.css";

const key = ["settings", "filtered"];

export function Sampling() {
  const said = useAllWords().filtered;
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(getSamplingRule, { signal }),
  });
  return (
    <Part title={said.rule}>
      <p className={settings.help}>
        {said.ruleHelp} <Link to="/desk/filtered">{said.missedTitle}</Link>
      </p>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={90} aria-busy />}
      {data && <Numbers key={JSON.stringify(data)} of={data} />}
    </Part>
  );
}

function Numbers({ of }: { of: SamplingRule }) {
  const words = useAllWords();
  const said = words.filtered;
  const queries = useQueryClient();
  const [typed, setTyped] = useState<Record<keyof SamplingRule, number | string>>(of);
  const { data: rule } = SamplingRule.safeParse(typed);
  const save = useMutation({
    mutationFn: (body: SamplingRule) => call(setSamplingRule, { body }),
    onSuccess: (saved) => {
      queries.setQueryData(key, saved);
      tell(said.saved);
    },
    onError: (error) => tellTrouble(error, words),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (rule) save.mutate(rule);
  };
  return (
    <form id="sampling" className={settings.form} onSubmit={submit}>
      {(["perDay", "perAgent"] as const).map((name) => (
        <NumberInput
          key={name}
          name={name}
          label={said[name]}
          min={name === "perDay" ? 0 : 1}
          max={name === "perDay" ? 5000 : 500}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          value={typed[name]}
          onChange={(value) => setTyped((before) => ({ ...before, [name]: value }))}
        />
      ))}
      <div>
        <Button
          type="submit"
          variant="default"
          disabled={!rule || (rule.perDay === of.perDay && rule.perAgent === of.perAgent)}
          loading={save.isPending}
        >
          {said.save}
        </Button>
      </div>
    </form>
  );
}
