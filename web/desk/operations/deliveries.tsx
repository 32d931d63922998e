/** What vendors delivered: searched, looked into, and read again. */
import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconInboxOff } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { listDeliveries } from "../../../contract/channels.ts";
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
import { useAllWords } from "../../kit/words/words.tsx";
import { useAccounts } from "../channels/accounts-query.ts";
import { DeliveryFilters, type Filter, filterOfAddress, queryOf } from "./delivery-filters.tsx";
import styles from "./operations.module.css";
import { useReplay } from "./use-replay.ts";

const DeliveryDrawer = lazy(() => import("./delivery-drawer.tsx"));

export function Deliveries() {
  const words = useAllWords();
  const said = words.operations;
  const say = useSay();
  const mayLook = useMay("channels:manage");
  const mayReplay = useMay("operations:manage");
  const accounts = new Map((useAccounts().data?.items ?? []).map(({ id, name }) => [id, name]));
  const [filter, setFilter] = useState<Filter>(filterOfAddress);
  const [settled] = useDebouncedValue(filter, 400);
  const [openId, setOpenId] = useState<string | null>(null);
  const query = queryOf(settled);
  const list = usePagesOf(["channels", "deliveries", query], (cursor, signal) =>
    call(listDeliveries, { query: { ...query, ...cursor }, signal }),
  );
  const { replay, isPending } = useReplay();
  return (
    <Part
      title={said.deliveries}
      actions={
        mayReplay && (
          <Button size="xs" variant="default" loading={isPending} onClick={() => replay({ state: "unreadable" })}>
            {said.replayAll}
          </Button>
        )
      }
    >
      <DeliveryFilters filter={filter} onChange={setFilter} />
      <Listing
        label={said.deliveries}
        list={list}
        empty={
          list.hasNextPage ? (
            <Empty icon={IconInboxOff} title={said.furtherBack}>
              <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {words.common.more}
              </Button>
            </Empty>
          ) : (
            <Empty icon={IconInboxOff} title={said.noDeliveriesTitle}>
              {said.noDeliveries}
            </Empty>
          )
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
          <tr key={delivery.id} data-delivery={delivery.id}>
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
