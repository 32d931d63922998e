/** What messages cost, as a lead writes it down for each account whose channel charges. */
import { Button, Skeleton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { type ChargedFor, listPrices, setPrices } from "../../../contract/prices.ts";
import { type Answer, call } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import lists from "../../kit/parts/list.module.css";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { channelInWords } from "../../kit/words/say.ts";
import { useLaterWords, useTongue } from "../../kit/words/words.tsx";
import { amountOf, type Fault, faultOf, linesOf, type Typed } from "./price-line.ts";
import styles from "./prices.module.css";
import settings from "./settings.module.css";

type PriceList = Answer<typeof listPrices>["items"][number];

const key = ["settings", "prices"];

export function Prices() {
  const said = useLaterWords().prices;
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: ({ signal }) => call(listPrices, { signal }) });
  return (
    <Part title={said.title}>
      <p className={settings.help}>{said.help}</p>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={90} aria-busy />}
      {data?.items.length === 0 && <p className={settings.help}>{said.none}</p>}
      {data && data.items.length > 0 && (
        <ul className={lists.list}>
          {data.items.map((list) => (
            <OneAccount key={list.channelAccountId} of={list} />
          ))}
        </ul>
      )}
    </Part>
  );
}

function OneAccount({ of }: { of: PriceList }) {
  const words = useLaterWords();
  const said = words.prices;
  const { tongue } = useTongue();
  const queries = useQueryClient();
  const typedFrom = (lines: PriceList["lines"]): Typed[] =>
    lines.map(({ micros, ...line }) => ({
      ...line,
      key: `${line.category} ${line.prefix}`,
      amount: amountOf(micros, tongue === "nl" ? "," : "."),
    }));
  const [lines, setLines] = useState(() => typedFrom(of.lines));
  const wanted = linesOf(lines);
  const isSame = JSON.stringify(wanted) === JSON.stringify(of.lines);
  const save = useMutation({
    mutationFn: (lines: PriceList["lines"]) =>
      call(setPrices, { params: { accountId: of.channelAccountId }, body: { lines } }),
    onSuccess: (saved) => {
      queries.setQueryData(key, saved);
      const mine = saved.items.find(({ channelAccountId }) => channelAccountId === of.channelAccountId);
      if (mine) setLines(typedFrom(mine.lines));
      tell(said.saved);
    },
    onError: (error) => tellTrouble(error, words),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted) save.mutate(wanted);
  };
  const add = () =>
    setLines((now) => [
      ...now,
      {
        key: crypto.randomUUID(),
        category: of.categories[0] ?? "message",
        prefix: "",
        amount: "",
        currency: now.at(-1)?.currency ?? "EUR",
      },
    ]);
  const change = (key: string, more: Partial<Typed>) =>
    setLines((now) => now.map((one) => (one.key === key ? { ...one, ...more } : one)));
  const channel = channelInWords(of.channel, words);
  return (
    <li data-account={of.channelAccountId}>
      <form className={styles.account} onSubmit={submit} noValidate>
        <strong>
          <bdi>{of.name}</bdi> <span className={styles.soft}>{channel}</span>
        </strong>
        {lines.length === 0 && <p className={styles.soft}>{said.empty}</p>}
        {lines.length > 0 && (
          <ul className={styles.lines}>
            {lines.map((line) => (
              <Line
                key={line.key}
                of={line}
                list={of}
                fault={line.amount === "" ? null : faultOf(line, lines)}
                onChange={(more) => change(line.key, more)}
                onRemove={() => setLines((now) => now.filter((one) => one.key !== line.key))}
              />
            ))}
          </ul>
        )}
        <div className={styles.buttons}>
          <Button variant="subtle" onClick={add} disabled={lines.length >= 200}>
            {said.add}
          </Button>
          <Button type="submit" variant="default" disabled={wanted === null || isSame} loading={save.isPending}>
            {said.save}
          </Button>
        </div>
      </form>
    </li>
  );
}

interface Shown {
  of: Typed;
  list: PriceList;
  fault: Fault | null;
  onChange: (more: Partial<Typed>) => void;
  onRemove: () => void;
}

function Line({ of, list, fault, onChange, onRemove }: Shown) {
  const words = useLaterWords();
  const said = words.prices;
  const faults: Record<Fault, string> = {
    amount: said.wrongAmount,
    currency: said.wrongCurrency,
    prefix: said.wrongPrefix,
    twice: said.twice,
  };
  return (
    <li className={styles.line}>
      <label>
        {said.category}
        <select
          value={of.category}
          onChange={({ currentTarget: { value } }) => onChange({ category: value as ChargedFor })}
        >
          {list.categories.map((one) => (
            <option key={one} value={one}>
              {said.categories[one]}
            </option>
          ))}
        </select>
      </label>
      {list.byNumber && (
        <label>
          {said.prefix}
          <input
            value={of.prefix}
            inputMode="numeric"
            maxLength={7}
            placeholder={said.everywhere}
            onChange={({ currentTarget: { value } }) => onChange({ prefix: value.trim() })}
          />
        </label>
      )}
      <label>
        {said.amount}
        <input
          value={of.amount}
          inputMode="decimal"
          maxLength={10}
          onChange={({ currentTarget: { value } }) => onChange({ amount: value })}
        />
      </label>
      <label className={styles.short}>
        {said.currency}
        <input
          value={of.currency}
          maxLength={3}
          onChange={({ currentTarget: { value } }) => onChange({ currency: value.toUpperCase() })}
        />
      </label>
      <button type="button" className={styles.remove} aria-label={said.remove} title={said.remove} onClick={onRemove}>
        ×
      </button>
      {fault && (
        <p role="alert" className={styles.fault}>
          {faults[fault]}
        </p>
      )}
    </li>
  );
}
