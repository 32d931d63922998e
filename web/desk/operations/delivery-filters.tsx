/** Which deliveries to show. */
import { NativeSelect, TextInput } from "@mantine/core";
import { DeliveryState } from "../../../contract/channels.ts";
import { useMay } from "../../kit/me.tsx";
import { useAllWords } from "../../kit/words/words.tsx";
import { useAccounts } from "../channels/accounts-query.ts";
import styles from "./operations.module.css";

export interface Filter {
  state: string;
  account: string;
  since: string;
  until: string;
  externalId: string;
  text: string;
}

/** What a link here asked for. */
export function filterOfAddress(): Filter {
  const asked = new URLSearchParams(location.search);
  const state = DeliveryState.options.find((one) => one === asked.get("state")) ?? "";
  return { state, account: asked.get("account") ?? "", since: "", until: "", externalId: "", text: "" };
}

type State = (typeof DeliveryState.options)[number];

/** As the contract asks it: what is empty, half typed or no time is left out. */
export function queryOf({ state, account, since, until, externalId, text }: Filter) {
  const time = (typed: string) => (Number.isNaN(Date.parse(typed)) ? undefined : new Date(typed).toISOString());
  const [from, to] = [time(since), time(until)];
  return {
    ...(state && { state: state as State }),
    ...(account && { channelAccountId: account }),
    ...(from && { since: from }),
    ...(to && { until: to }),
    ...(externalId.trim() && { externalId: externalId.trim() }),
    ...(text.trim().length >= 3 && { text: text.trim() }),
  };
}

export function DeliveryFilters({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const words = useAllWords();
  const said = words.operations;
  const mayRead = useMay("channels:manage");
  const accounts = useAccounts().data?.items ?? [];
  const field = (name: keyof Filter) => ({
    value: filter[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...filter, [name]: event.currentTarget.value }),
  });
  return (
    <search className={styles.filters}>
      <NativeSelect
        label={said.filter}
        {...field("state")}
        data={[
          { value: "", label: words.common.all },
          ...DeliveryState.options.map((value) => ({ value, label: said.deliveryStates[value] })),
        ]}
      />
      <NativeSelect
        label={said.account}
        {...field("account")}
        data={[{ value: "", label: said.anyAccount }, ...accounts.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <TextInput type="datetime-local" label={said.since} {...field("since")} />
      <TextInput type="datetime-local" label={said.until} {...field("until")} />
      <TextInput type="search" label={said.byVendorId} maxLength={200} w={190} {...field("externalId")} />
      {mayRead && (
        <TextInput
          type="search"
          label={said.byText}
          placeholder={said.byTextHelp}
          maxLength={200}
          w={300}
          {...field("text")}
        />
      )}
    </search>
  );
}
