/** Waits for the first message that comes in; shows that it came, never what it says. */
import { Button, Group, Loader } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { getFirstArrival } from "../../../contract/account-checks.ts";
import { call } from "../../kit/call.ts";
import { useMay } from "../../kit/me.tsx";
import { isolated, useSay } from "../../kit/words/say.ts";
import { useChannelWords } from "../../kit/words/words.tsx";
import shared from "./channels.module.css";
import styles from "./connect.module.css";

export function FirstMessage({ accountId }: { accountId: string }) {
  const said = useChannelWords().connect;
  const [since, setSince] = useState<string | null>(null);
  return (
    <div className={shared.give}>
      <Button
        id="wait-for-message"
        variant="default"
        onClick={() => setSince(since === null ? new Date(Date.now() - 2000).toISOString() : null)}
      >
        {since === null ? said.test : said.testStop}
      </Button>
      <output>{since !== null && <Waiting accountId={accountId} since={since} />}</output>
    </div>
  );
}

function Waiting({ accountId, since }: { accountId: string; since: string }) {
  const said = useChannelWords().connect;
  const say = useSay();
  const mayAnswer = useMay("cases:read");
  const maySeeDeliveries = useMay("operations:read");
  const { data } = useQuery({
    queryKey: ["channels", "first-message", accountId, since],
    queryFn: ({ signal }) => call(getFirstArrival, { params: { accountId }, query: { since }, signal }),
    refetchInterval: ({ state }) => (state.data?.message ? false : 1500),
  });
  if (!data?.message)
    return (
      <>
        <Group gap="xs">
          <Loader size={16} aria-hidden />
          <span>{said.waiting}</span>
        </Group>
        {data && data.deliveries > 0 && data.unreadable === 0 && (
          <p className={shared.soft}>{said.testDelivered(data.deliveries)}</p>
        )}
        {data && data.unreadable > 0 && (
          <p className={shared.trouble}>
            {said.testUnreadable}{" "}
            {maySeeDeliveries && (
              <Link to="/desk/operations" search={{ account: accountId, state: "unreadable" }}>
                {said.look}
              </Link>
            )}
          </p>
        )}
      </>
    );
  const { handle, receivedAt, visibility, caseId } = data.message;
  return (
    <div className={styles.came} data-came>
      <IconCircleCheck size={18} aria-hidden />
      <span>
        {said.testCame(handle && isolated(handle), say.moment(receivedAt))}{" "}
        {visibility === "public" ? said.testPublic : said.testPrivate}
      </span>
      {mayAnswer && caseId && (
        <Link to="/desk/case/$caseId" params={{ caseId }}>
          {said.answerIt}
        </Link>
      )}
    </div>
  );
}
