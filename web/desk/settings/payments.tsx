/** How much each role may ask customers for, from which amount on two look at it, and where providers tell us. */
import { Button, Skeleton, Stack, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { minorOf } from "../../../contract/money.ts";
import { getPaymentRule, type Limits, setPaymentRule } from "../../../contract/payments.ts";
import { type Answer, call } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { CopyText } from "../../kit/parts/copy-text.tsx";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { typedAmount } from "../../kit/words/typed-amount.ts";
import { type Tongue, useAllWords, useTongue } from "../../kit/words/words.tsx";
import styles from "../payments/payments.module.css";
import settings from "./settings.module.css";

type Told = Answer<typeof getPaymentRule>;

const key = ["payments", "rule"];
const amounts = ["agent", "desk", "lead", "admin", "fourEyesAbove"] as const;
/** As they are typed: amounts in whole and part. */
type Line = Limits;

export default function Payments() {
  const { payments: said, paying } = useAllWords();
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(getPaymentRule, { signal }),
  });
  return (
    <Part title={said.title}>
      <p className={settings.help}>{paying.ruleHelp}</p>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={160} aria-busy />}
      {data && <Providers of={data} />}
      {data && <Form key={data.version} of={data} />}
    </Part>
  );
}

function Providers({ of: { providers } }: { of: Told }) {
  const { payments: said, paying } = useAllWords();
  if (providers.length === 0) return <p className={settings.help}>{said.refused["not-connected"]}</p>;
  return providers.map(({ kind, webhookUrl }, place) => (
    <p key={kind} className={settings.help}>
      <b>{paying.providers[kind]}</b> {place === 0 && providers.length > 1 && paying.takesNew}{" "}
      <CopyText text={webhookUrl} />
    </p>
  ));
}

const typedOf = (limits: Limits, tongue: Tongue): Line => ({
  ...limits,
  ...Object.fromEntries(
    amounts.map((name) => [name, typedAmount({ amount: limits[name], currency: limits.currency }, tongue)]),
  ),
});

/** Null while something can't be meant. */
function ruleOf(lines: readonly Line[]): Limits[] | null {
  const read = lines.map((line) => {
    const currency = line.currency.toUpperCase();
    const minor = amounts.map((name) => [name, minorOf(line[name], currency)] as const);
    const isFit = /^[A-Z]{3}$/.test(currency) && minor.every(([, amount]) => amount !== null);
    return isFit ? ({ ...line, ...Object.fromEntries(minor), currency } satisfies Limits) : null;
  });
  const known = new Set(read.map((one) => one?.currency));
  return known.size === lines.length && !known.has(undefined) ? read.flatMap((one) => one ?? []) : null;
}

function Form({ of }: { of: Told }) {
  const words = useAllWords();
  const { paying } = words;
  const { tongue } = useTongue();
  const queries = useQueryClient();
  const [lines, setLines] = useState(() => of.rule.currencies.map((one) => typedOf(one, tongue)));
  const currencies = ruleOf(lines);
  const save = useMutation({
    mutationFn: () => call(setPaymentRule, { body: { rule: { currencies: currencies ?? [] }, version: of.version } }),
    onSuccess: (saved) => {
      queries.setQueryData(key, saved);
      tell(words.settings.saved);
    },
    onError: (error) => {
      tellTrouble(error, words);
      void queries.invalidateQueries({ queryKey: key });
    },
  });
  const change = (place: number, changed: Partial<Line>) =>
    setLines(lines.map((line, at) => (at === place ? { ...line, ...changed } : line)));
  const blank: Line = { currency: "", agent: "0", desk: "0", lead: "0", admin: "0", fourEyesAbove: "0" };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (currencies) save.mutate();
      }}
    >
      <Stack gap="xs" align="start">
        {lines.map((line, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- a line has no name until its currency is typed
          <fieldset key={place} className={styles.rule} aria-label={line.currency}>
            <TextInput
              label={paying.currency}
              maxLength={3}
              required
              value={line.currency}
              onChange={(event) => change(place, { currency: event.currentTarget.value.toUpperCase() })}
            />
            {amounts.map((name) => (
              <TextInput
                key={name}
                label={paying.limits[name]}
                inputMode="decimal"
                required
                value={line[name]}
                error={minorOf(line[name], line.currency) === null}
                onChange={(event) => change(place, { [name]: event.currentTarget.value })}
              />
            ))}
            <Button
              variant="subtle"
              color="gray"
              onClick={() => setLines(lines.filter((_, at) => at !== place))}
              aria-label={paying.removeCurrency(line.currency)}
            >
              {paying.remove}
            </Button>
          </fieldset>
        ))}
        <div className={styles.actions}>
          <Button variant="default" disabled={lines.length >= 50} onClick={() => setLines([...lines, blank])}>
            {paying.addCurrency}
          </Button>
          <Button id="save-payments" type="submit" disabled={currencies === null} loading={save.isPending}>
            {paying.save}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
