/** What vendors delivered; the unreadable ones say why, and can be looked into. */
import { Button, SegmentedControl } from "@mantine/core";
import { IconInboxOff } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { DeliveryState, listDeliveries } from "../../../contract/channels.ts";
import { call } from "../../kit/call.ts";
import { useMay } from "../../kit/me.tsx";
import { usePagesOf } from "../../kit/pages-of.ts";
import { Moment } from "../../kit/parts/age.tsx";
import { Listing } from "../../kit/parts/listing.tsx";
import { Part } from "../../kit/parts/page.tsx";
import { Spoken } from "../../kit/parts/spoken.tsx";
import { Empty } from "../../kit/parts/states.tsx";
import table from "../../kit/parts/table.module.css";
import { useSay } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import { useAccounts } from "./accounts-query.ts";
import styles from "./channels.module.css";

const DeliveryDrawer = lazy(() => import("./delivery-drawer.tsx"));
type State = (typeof DeliveryState.options)[number] | "all";

export function Deliveries() {
  const words = useWords();
  const said = words.channels;
  const say = useSay();
  const mayLook = useMay("channels:manage");
  const accounts = new Map((useAccounts().data?.items ?? []).map(({ id, name }) => [id, name]));
  const [state, setState] = useState<State>("all");
  const [openId, setOpenId] = useState<string | null>(null);
  const list = usePagesOf(["channels", "deliveries", state], (cursor, signal) =>
    call(listDeliveries, { query: { ...(state === "all" ? {} : { state }), ...cursor }, signal }),
  );
  const filter = (
    <SegmentedControl
      aria-label={said.filter}
      value={state}
      onChange={(chosen) => setState(chosen)}
      data={[
        { value: "all", label: words.common.all },
        ...DeliveryState.options.map((value) => ({ value, label: said.deliveryStates[value] })),
      ]}
    />
  );
  return (
    <Part title={said.deliveries} actions={filter}>
      <Listing
        label={said.deliveries}
        list={list}
        empty={
          <Empty icon={IconInboxOff} title={said.noDeliveriesTitle}>
            {said.noDeliveries}
          </Empty>
        }
        head={
          <tr>
            <th scope="col">{said.received}</th>
            <th scope="col">{said.account}</th>
            <th scope="col">{said.filter}</th>
            <th scope="col" className={table.number}>
              {said.entries}
            </th>
            <th scope="col" className={table.number}>
              {said.size}
            </th>
            <th scope="col">{said.why}</th>
            <th scope="col">
              <Spoken>{said.look}</Spoken>
            </th>
          </tr>
        }
        renderRow={(delivery) => (
          <tr key={delivery.id}>
            <td>
              <Moment at={delivery.receivedAt} />
            </td>
            <td>
              <bdi>{accounts.get(delivery.channelAccountId) ?? "–"}</bdi>
            </td>
            <td>
              <span className={styles.mark} data-state={delivery.state}>
                {said.deliveryStates[delivery.state]}
              </span>
            </td>
            <td className={table.number}>{say.number(delivery.entries)}</td>
            <td className={table.number}>{said.bytes(say.number(delivery.bytes))}</td>
            <td className={table.wide}>{delivery.why}</td>
            <td className={table.number}>
              {mayLook && (
                <Button size="compact-xs" variant="default" onClick={() => setOpenId(delivery.id)}>
                  {said.look}
                </Button>
              )}
            </td>
          </tr>
        )}
      />
      <Suspense>{openId && <DeliveryDrawer deliveryId={openId} onClose={() => setOpenId(null)} />}</Suspense>
    </Part>
  );
}
