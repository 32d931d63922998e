/** One delivery as it came: what came of it, its headers and its raw body. */
import { Button, Drawer, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { getDelivery } from "../../../contract/channels.ts";
import { call } from "../../kit/call.ts";
import { useMay } from "../../kit/me.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import table from "../../kit/parts/table.module.css";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./operations.module.css";
import { RawDelivery } from "./raw-delivery.tsx";
import { useReplay } from "./use-replay.ts";

export default function DeliveryDrawer({ deliveryId, onClose }: { deliveryId: string; onClose: () => void }) {
  const words = useAllWords();
  const said = words.operations;
  const mayReplay = useMay("operations:manage");
  const maySeeCases = useMay("cases:read");
  const { replay, isPending } = useReplay();
  const { data, error, refetch } = useQuery({
    queryKey: ["channels", "delivery", deliveryId],
    queryFn: ({ signal }) => call(getDelivery, { params: { deliveryId }, signal }),
    staleTime: 60_000,
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
          {mayReplay && (
            <Button size="xs" variant="default" loading={isPending} onClick={() => replay({ ids: [deliveryId] })}>
              {said.replay}
            </Button>
          )}
          {data.why && <p className={styles.trouble}>{data.why}</p>}
          <h3 className={styles.heading}>{said.came}</h3>
          {data.found.length === 0 && <p className={table.soft}>{said.nothingCame}</p>}
          <ul className={styles.found}>
            {data.found.map(({ externalId, kind, state, why, firstDeliveryId, messageId, caseId }) => (
              <li key={`${kind} ${externalId}`}>
                <strong>{kind}</strong>
                <code>{externalId}</code>
                <span className={styles.mark} data-state={state}>
                  {said.states[state]}
                </span>
                {why && <span>{why}</span>}
                {firstDeliveryId && <span className={table.soft}>{said.first(firstDeliveryId)}</span>}
                {caseId && maySeeCases && (
                  <Link to="/desk/case/$caseId" params={{ caseId }}>
                    {said.toCase}
                  </Link>
                )}
                {messageId && !caseId && <span className={table.soft}>{said.noCase}</span>}
              </li>
            ))}
          </ul>
          <RawDelivery of={data} />
        </>
      )}
    </Drawer>
  );
}
