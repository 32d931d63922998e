/** Where one is lent to, and what one's team was told: a line each, until it is over or seen. */
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getSteering, markSeen } from "../../../contract/steering.ts";
import { type Answer, call } from "../../kit/call.ts";
import { useCommand } from "../../kit/keys/commands.tsx";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import { useNow } from "../../kit/time/clock.ts";
import type { Language } from "../../kit/wire.ts";
import { channelInWords, isolated, useSay } from "../../kit/words/say.ts";
import { useCaseWords } from "../../kit/words/words.tsx";
import styles from "./shell.module.css";

type Steering = Answer<typeof getSteering>;

// Told anew by one's own topic.
const key = ["account", "steering"];

export default function SteeringBar() {
  const { steering: said } = useCaseWords();
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: key, queryFn: ({ signal }) => call(getSteering, { signal }) });
  const { mutate } = useMutation({
    mutationFn: (messageId: string) => call(markSeen, { params: { messageId } }),
    onSuccess: (now) => queries.setQueryData(key, now),
  });
  const [first] = data?.messages ?? [];
  useCommand("seen", () => first && mutate(first.id), first !== undefined);
  const say = useSay();
  if (!data || (!data.lent && !first)) return null;
  return (
    <section aria-label={said.label} data-steering>
      {data.lent && <Lent of={data.lent} />}
      {data.messages.map(({ id, text, by, at }) => (
        <div key={id} className={styles.bar} data-told>
          <p>
            <span>{said.said(isolated(by), say.moment(at))}</span> <b>{text}</b>
          </p>
          <Button
            size="compact-sm"
            variant="light"
            className={styles.push}
            onClick={() => mutate(id)}
            rightSection={id === first?.id && <KeyHint command="seen" />}
          >
            {said.seen}
          </Button>
        </div>
      ))}
    </section>
  );
}

function Lent({ of: { kind, what, name, until, by } }: { of: NonNullable<Steering["lent"]> }) {
  const words = useCaseWords();
  const say = useSay();
  const now = useNow();
  if (Date.parse(until) <= now) return null;
  const to =
    kind === "language" ? say.language(what as Language) : kind === "channel" ? channelInWords(what, words) : name;
  return (
    <div className={styles.bar} data-lent={kind}>
      <p>{words.steering.lent[kind](isolated(to), say.moment(until), isolated(by))}</p>
    </div>
  );
}
