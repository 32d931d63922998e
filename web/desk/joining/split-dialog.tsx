/** Which threads of a case are another matter. */
import { Button, Checkbox, Modal } from "@mantine/core";
import { useState } from "react";
import type { CaseDetail } from "../../kit/wire.ts";
import { channelInWords, useSay } from "../../kit/words/say.ts";
import { useCaseWords } from "../../kit/words/words.tsx";
import styles from "./joining.module.css";
import { useJoiningMoves } from "./use-joinings.ts";

export default function SplitDialog({ of, onClose }: { of: CaseDetail; onClose: () => void }) {
  const words = useCaseWords();
  const { joining: said, common, desk } = words;
  const say = useSay();
  const moves = useJoiningMoves(of);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const can = chosen.length > 0 && chosen.length < of.threads.length;
  const toggle = (id: string) =>
    setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  const split = () => moves.split.mutate({ threadIds: [...chosen], why: said.splitWhy }, { onSuccess: onClose });
  return (
    <Modal opened onClose={onClose} title={said.splitTitle} size="lg" closeButtonProps={{ "aria-label": common.close }}>
      <p className={styles.about}>{said.splitAbout}</p>
      <ul className={styles.list}>
        {of.threads.map((thread, place) => {
          const last = of.messages.findLast(({ threadId }) => threadId === thread.id);
          const channel = channelInWords(thread.channel, words);
          return (
            <li key={thread.id}>
              <Checkbox
                {...(place === 0 && { "data-autofocus": true })}
                checked={chosen.includes(thread.id)}
                onChange={() => toggle(thread.id)}
                label={
                  thread.visibility === "public"
                    ? desk.stream.threadPublic(channel)
                    : desk.stream.threadPrivate(channel)
                }
                description={
                  <>
                    {say.moment(thread.lastMessageAt)} <bdi>{last?.text.slice(0, 120)}</bdi>
                  </>
                }
              />
            </li>
          );
        })}
      </ul>
      <div className={styles.foot}>
        <Button variant="default" onClick={onClose}>
          {common.cancel}
        </Button>
        <Button disabled={!can} loading={moves.isPending} onClick={split}>
          {said.split(chosen.length)}
        </Button>
      </div>
    </Modal>
  );
}
