/** The airline's currency, and the rates of days, typed or from a file: for who may change settings. */
import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { getSaleRule, listRates, type Rate, setRates, setSaleRule } from "../../../contract/sales.ts";
import { call } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { usePagesOf } from "../../kit/pages-of.ts";
import { Listing } from "../../kit/parts/listing.tsx";
import { Part } from "../../kit/parts/page.tsx";
import table from "../../kit/parts/table.module.css";
import { now } from "../../kit/time/clock.ts";
import { useSay } from "../../kit/words/say.ts";
import { useCountedWords } from "../../kit/words/words.tsx";
import { rateOf, readRates } from "./read-rates.ts";
import styles from "./sales.module.css";

const key = ["settings", "sales"];

export default function Rates() {
  const { sales } = useCountedWords();
  const said = sales.rates;
  const { data } = useQuery({ queryKey: [...key, "rule"], queryFn: ({ signal }) => call(getSaleRule, { signal }) });
  return (
    <Part title={said.title}>
      <p className={styles.rule}>{said.about}</p>
      {data && <CurrencyField key={data.currency} of={data.currency} />}
      {data && <Given home={data.currency} />}
      {data && <List home={data.currency} />}
    </Part>
  );
}

/** Saves, says so, and has everything that follows from it looked at again. */
function useSaving<T>(save: (value: T) => Promise<string>) {
  const words = useCountedWords();
  const client = useQueryClient();
  return useMutation({
    mutationFn: save,
    onSuccess: async (message) => {
      tell(message);
      await Promise.all([key, ["figures", "sales"]].map((queryKey) => client.invalidateQueries({ queryKey })));
    },
    onError: (error) => tellTrouble(error, words),
  });
}

function CurrencyField({ of }: { of: string }) {
  const said = useCountedWords().sales.rates;
  const [currency, setCurrency] = useState(of);
  const save = useSaving(async () => {
    await call(setSaleRule, { body: { currency } });
    return said.saved;
  });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(undefined);
      }}
    >
      <TextInput
        id="sales-currency"
        label={said.currency}
        description={said.currencyHelp}
        value={currency}
        maxLength={3}
        onChange={({ currentTarget: { value } }) => setCurrency(value.toUpperCase())}
      />
      <Button
        type="submit"
        variant="default"
        disabled={currency === of || !/^[A-Z]{3}$/.test(currency)}
        loading={save.isPending}
      >
        {said.save}
      </Button>
    </form>
  );
}

function Given({ home }: { home: string }) {
  const said = useCountedWords().sales.rates;
  const picker = useRef<HTMLInputElement>(null);
  const [day, setDay] = useState(() => new Date(now()).toISOString().slice(0, 10));
  const [currency, setCurrency] = useState("");
  const [rate, setRate] = useState("");
  const [wrong, setWrong] = useState<readonly number[]>([]);
  const save = useSaving(async (items: Rate[]) => said.taken((await call(setRates, { body: { items } })).taken));
  const typed = currency === home ? null : rateOf({ day, currency, rate });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed) save.mutate([typed], { onSuccess: () => setRate("") });
      }}
    >
      <TextInput
        id="rate-day"
        type="date"
        label={said.day}
        value={day}
        onChange={({ currentTarget: { value } }) => setDay(value)}
      />
      <TextInput
        id="rate-currency"
        label={said.of}
        placeholder="USD"
        maxLength={3}
        value={currency}
        onChange={({ currentTarget: { value } }) => setCurrency(value.toUpperCase())}
      />
      <TextInput
        id="rate-rate"
        label={said.rate(home)}
        placeholder="0.92"
        inputMode="decimal"
        value={rate}
        onChange={({ currentTarget: { value } }) => setRate(value)}
      />
      <Button type="submit" id="rate-give" disabled={!typed} loading={save.isPending}>
        {said.add}
      </Button>
      <Button variant="default" title={said.fileHelp} onClick={() => picker.current?.click()}>
        {said.file}
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".csv,.txt,text/csv"
        hidden
        aria-label={said.file}
        onChange={async ({ currentTarget }) => {
          const text = await currentTarget.files?.[0]?.text();
          currentTarget.value = "";
          if (!text) return;
          const read = readRates(text);
          setWrong(read.wrong);
          if (read.wrong.length === 0 && read.items.length > 0) save.mutate(read.items);
        }}
      />
      {wrong.length > 0 && (
        <p role="alert" className={styles.fault}>
          {said.wrong(wrong.slice(0, 20).join(", "))}
        </p>
      )}
    </form>
  );
}

function List({ home }: { home: string }) {
  const said = useCountedWords().sales.rates;
  const say = useSay();
  const list = usePagesOf([...key, "rates", home], (cursor, signal) =>
    call(listRates, { query: { limit: 20, ...cursor }, signal }),
  );
  return (
    <Listing
      label={said.title}
      list={list}
      empty={<p className={styles.rule}>{said.none}</p>}
      head={
        <tr>
          <th scope="col">{said.day}</th>
          <th scope="col">{said.of}</th>
          <th scope="col" className={table.number}>
            {said.rate(home)}
          </th>
        </tr>
      }
      renderRow={(one) => (
        <tr key={`${one.day} ${one.currency}`} data-rate={one.currency}>
          <th scope="row">{say.date(`${one.day}T12:00:00`)}</th>
          <td>{one.currency}</td>
          <td className={table.number}>{one.rate}</td>
        </tr>
      )}
    />
  );
}
