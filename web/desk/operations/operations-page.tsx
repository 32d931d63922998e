/** What waits, what was set aside, and what needs somebody. */
import { useQuery } from "@tanstack/react-query";
import { getOperations } from "../../../contract/operations.ts";
import { call } from "../../kit/call.ts";
import { useMay } from "../../kit/me.tsx";
import { Page } from "../../kit/parts/page.tsx";
import { useAllWords } from "../../kit/words/words.tsx";
import { NotForYou } from "../shell/no-such-page.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { Alarms } from "./alarms.tsx";
import { Deliveries } from "./deliveries.tsx";
import { Jobs } from "./jobs.tsx";
import { KeptFor } from "./kept-for.tsx";
import { Queues } from "./queues.tsx";
import { SetAside } from "./set-aside.tsx";

export function OperationsPage() {
  return useMay("operations:read") ? <Operations /> : <NotForYou />;
}

function Operations() {
  const said = useAllWords().operations;
  const maySeeDeliveries = useMay("channels:read");
  usePageTitle(said.title);
  const standing = useQuery({
    queryKey: ["operations", "standing"],
    queryFn: ({ signal }) => call(getOperations, { signal }),
    refetchInterval: 5000,
  });
  return (
    <Page title={said.title} about={said.about}>
      <Alarms standing={standing} />
      <Queues standing={standing} />
      <SetAside />
      {maySeeDeliveries && <Deliveries />}
      <Jobs standing={standing} />
      <KeptFor />
    </Page>
  );
}
