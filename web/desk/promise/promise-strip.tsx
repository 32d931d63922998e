/** What is owed, under the head of the case, with what can be done about it. */
import { Button } from "@mantine/core";
import { useMay } from "../../kit/me.tsx";
import type { Case, CasePromise } from "../../kit/wire.ts";
import { useWords } from "../../kit/words/words.tsx";
import { useHandedOn } from "./handed-on.ts";
import { PromiseLine, usePromiseStanding } from "./promise-line.tsx";
import styles from "./promise-strip.module.css";
import { usePromising } from "./use-promising.ts";

export default function PromiseStrip({ of, promise }: { of: Pick<Case, "id" | "resting">; promise: CasePromise }) {
  const { promise: said } = useWords().care;
  const mayReply = useMay("cases:reply");
  const standing = usePromiseStanding(promise);
  const handedOn = useHandedOn(promise);
  const promising = usePromising(of.id);
  const settle = (type: "keep" | "withdraw") => {
    if (!promising.isPending) promising.mutate({ type, promiseId: promise.id });
  };
  return (
    <div className={styles.strip} data-standing={standing} id="promise">
      <span>
        <PromiseLine of={promise} whole />
        {handedOn !== null && (
          <span className={styles.handed} data-handed-on>
            {handedOn}
          </span>
        )}
      </span>
      {mayReply && (
        <span className={styles.actions}>
          {promise.kind === "promise" && (
            <Button size="compact-xs" variant="default" onClick={() => settle("keep")}>
              {said.keep}
            </Button>
          )}
          <Button size="compact-xs" variant="default" onClick={() => settle("withdraw")}>
            {promise.kind === "promise" ? said.withdraw : said.wake}
          </Button>
        </span>
      )}
    </div>
  );
}
