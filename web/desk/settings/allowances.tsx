/** Up to what amount each role may waive and pay back alone, in the airline's currency. */
import { Button, Skeleton, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { getAllowances, setAllowances } from "../../../contract/allowances.ts";
import { type Answer, call } from "../../kit/call.ts";
import { explain } from "../../kit/explain.ts";
import { tell } from "../../kit/notices.ts";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { Refused } from "../../kit/problem.ts";
import { useTheirs } from "../../kit/theirs.ts";
import { useAllWords, useTongue } from "../../kit/words/words.tsx";
import styles from "./allowances.module.css";
import { type Amounts, amountsOf, currencyOf, isAmount, kinds, roles, ruleOf } from "./allowance-amounts.ts";
import settings from "./settings.module.css";

type Told = Answer<typeof getAllowances>;

const key = ["settings", "allowances"];

export default function Allowances() {
  const { allowances: said } = useAllWords();
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(getAllowances, { signal }),
  });
  // What somebody began to change stays before them, whatever colleagues save meanwhile.
  const [begun, setBegun] = useState<Told | null>(null);
  const now = begun ?? data;
  return (
    <Part title={said.title}>
      <p className={settings.help}>{said.help}</p>
      {error && !now && <Trouble error={error} onRetry={() => void refetch()} />}
      {!now && !error && <Skeleton height={240} aria-busy />}
      {now && <Form key={now.version} now={now} onTouch={setBegun} />}
    </Part>
  );
}

interface Shown {
  now: Told;
  /** Somebody began to change this one; null: they are done with it. */
  onTouch: (now: Told | null) => void;
}

function Form({ now, onTouch }: Shown) {
  const { allowances: said } = useAllWords();
  const airlines = currencyOf(now);
  const { tongue } = useTongue();
  const [amounts, setAmounts] = useState<Amounts>(() => amountsOf(now, tongue));
  const rule = ruleOf(amounts, now.currency);
  const save = useSave(now.version, onTouch);
  const theirs = useTheirs(key, () => onTouch(null));
  return (
    <form
      id="booking-allowances"
      className={styles.form}
      inert={theirs.areComing}
      onSubmit={(event) => {
        event.preventDefault();
        if (rule) save.mutate(rule);
      }}
    >
      {airlines !== now.currency && <p className={styles.warning}>{said.otherCurrency(airlines, now.currency)}</p>}
      <Fields
        amounts={amounts}
        currency={now.currency}
        onChange={(changed) => {
          onTouch(now);
          setAmounts({ ...amounts, ...changed });
        }}
      />
      <div className={styles.last}>
        {save.error && <Failed error={save.error} theirs={theirs} />}
        <Button id="save-allowances" type="submit" disabled={rule === null} loading={save.isPending}>
          {said.save}
        </Button>
      </div>
    </form>
  );
}

function useSave(version: number, onTouch: Shown["onTouch"]) {
  const words = useAllWords();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (allowances: Told["allowances"]) => call(setAllowances, { body: { allowances, version } }),
    onSuccess: (saved) => {
      queries.setQueryData(key, saved);
      onTouch(null);
      tell(words.settings.saved);
    },
  });
}

interface Typed {
  amounts: Amounts;
  currency: string;
  onChange: (changed: Partial<Amounts>) => void;
}

function Fields({ amounts, currency, onChange }: Typed) {
  const { allowances: said } = useAllWords();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{said.role}</th>
          {kinds.map((kind) => (
            <th key={kind} scope="col">
              {said.kinds[kind]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {roles.map((role) => (
          <tr key={role}>
            <th scope="row">{said.roles[role]}</th>
            {kinds.map((kind) => (
              <td key={kind}>
                <TextInput
                  aria-label={said.field(said.roles[role], said.kinds[kind])}
                  inputMode="decimal"
                  value={amounts[`${role} ${kind}`]}
                  rightSection={<span className={styles.currency}>{currency}</span>}
                  rightSectionWidth={48}
                  error={!isAmount(amounts[`${role} ${kind}`], currency) && said.noAmount}
                  onChange={(event) => onChange({ [`${role} ${kind}`]: event.currentTarget.value })}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Who was slower than a colleague keeps what they typed until they ask for theirs. */
function Failed({ error, theirs }: { error: unknown; theirs: ReturnType<typeof useTheirs> }) {
  const words = useAllWords();
  const said = words.allowances;
  const isSlower = error instanceof Refused && error.code === "bookings.allowances-changed";
  return (
    <p role="alert" className={settings.failed}>
      {isSlower ? said.changedMeanwhile : explain(error, words).happened}{" "}
      {isSlower && (
        <Button variant="subtle" size="compact-sm" loading={theirs.areComing} onClick={() => void theirs.show()}>
          {said.showTheirs}
        </Button>
      )}
    </p>
  );
}
