/** One delivery as it came: its headers and its raw body. */
import { Drawer, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getDelivery } from "../../../contract/channels.ts";
import { call } from "../../kit/call.ts";
import { Trouble } from "../../kit/parts/states.tsx";
import table from "../../kit/parts/table.module.css";
import { useWords } from "../../kit/words/words.tsx";
import styles from "./channels.module.css";
import { legible } from "./legible.ts";

export default function DeliveryDrawer({ deliveryId, onClose }: { deliveryId: string; onClose: () => void }) {
  const words = useWords();
  const said = words.channels;
  const { data, error, refetch } = useQuery({
    queryKey: ["channels", "delivery", deliveryId],
    queryFn: ({ signal }) => call(getDelivery, { params: { deliveryId }, signal }),
    staleTime: Infinity,
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={680}
      title={said.inside(deliveryId)}
      closeButtonProps={{ "aria-label": words.common.close }}
    >
      <p className={table.soft} style={{ marginTop: 0 }}>
        {said.insideNote}
      </p>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={300} aria-busy />}
      {data && (
        <>
          {data.why && <p className={styles.trouble}>{data.why}</p>}
          <h3 className={styles.heading}>{said.headers}</h3>
          <pre className={styles.raw}>
            {Object.entries(data.headers)
              .map(([name, value]) => `${name}: ${value}`)
              .join("\n")}
          </pre>
          <h3 className={styles.heading}>{said.body}</h3>
          <pre className={styles.raw}>{legible(data.body)}</pre>
        </>
      )}
    </Drawer>
  );
}
