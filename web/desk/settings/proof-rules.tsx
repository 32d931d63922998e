/** For how long each kind of a customer's proof holds. */
import { Button, NumberInput, Skeleton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { getProofRules, ProofMethod, setProofRules } from "../../../contract/proof.ts";
import { type Answer, call } from "../../kit/call.ts";
import { explain } from "../../kit/explain.ts";
import { tell } from "../../kit/notices.ts";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { useLaterWords } from "../../kit/words/words.tsx";
import styles from "./settings.module.css";

type Rules = Answer<typeof getProofRules>;
type Typed = Record<ProofMethod, number | string>;

const key = ["settings", "proof"];

/** What a typed code or surname may be overheard of holds for a month at most. */
const most: Readonly<Record<ProofMethod, number>> = { booking: 720, code: 8760, login: 8760 };
const methods = ProofMethod.options;

export function ProofRules() {
  const said = useLaterWords().settings;
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(getProofRules, { signal }),
  });
  return (
    <Part title={said.proof}>
      <p className={styles.help}>{said.proofHelp}</p>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={90} aria-busy />}
      {data && <Hours key={JSON.stringify(data)} of={data} />}
    </Part>
  );
}

/** Null where one of them is no number of hours that may be. */
function rulesOf(typed: Typed): Rules | null {
  const fits = methods.every((method) => Number.isInteger(typed[method]) && isWithin(method, typed[method]));
  return fits ? (typed as Rules) : null;
}

const isWithin = (method: ProofMethod, hours: number | string): boolean =>
  typeof hours === "number" && hours >= 1 && hours <= most[method];

function Hours({ of }: { of: Rules }) {
  const words = useLaterWords();
  const said = words.settings;
  const queries = useQueryClient();
  const [typed, setTyped] = useState<Typed>(of);
  const rules = rulesOf(typed);
  const save = useMutation({
    mutationFn: (body: Rules) => call(setProofRules, { body }),
    onSuccess: (saved) => {
      queries.setQueryData(key, saved);
      tell(said.saved);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (rules) save.mutate(rules);
  };
  return (
    <form id="proof-rules" className={styles.form} onSubmit={submit}>
      {methods.map((method) => (
        <NumberInput
          key={method}
          name={`hours-${method}`}
          label={said.proofMethods[method]}
          description={inDays(typed[method], said.inDays)}
          inputWrapperOrder={["label", "input", "description", "error"]}
          suffix={said.hours}
          min={1}
          max={most[method]}
          allowDecimal={false}
          hideControls
          allowNegative={false}
          clampBehavior="none"
          value={typed[method]}
          error={!isWithin(method, typed[method]) && said.wrongHours(most[method])}
          onChange={(hours) => setTyped((before) => ({ ...before, [method]: hours }))}
        />
      ))}
      {save.error && (
        <p role="alert" className={styles.failed}>
          {explain(save.error, words).happened}
        </p>
      )}
      <div>
        <Button
          type="submit"
          variant="default"
          disabled={!rules || methods.every((method) => rules[method] === of[method])}
          loading={save.isPending}
        >
          {said.save}
        </Button>
      </div>
    </form>
  );
}

/** Hours are hard to read where they are many. */
const inDays = (hours: number | string, say: (days: number) => string): string | undefined =>
  typeof hours === "number" && hours >= 48 ? say(Math.round((hours / 24) * 10) / 10) : undefined;
