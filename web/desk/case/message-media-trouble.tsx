/** What stands where a message's file can't be shown: held back, or not to be had. */
import { Button } from "@mantine/core";
import { IconPhotoOff, IconShieldX } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { scanAttachmentAgain } from "../../../contract/file-care.ts";
import { fetchAttachmentAgain } from "../../../contract/messages.ts";
import { call } from "../../kit/call.ts";
import { useMay } from "../../kit/me.tsx";
import { tellTrouble } from "../../kit/notices.ts";
import type { Message } from "../../kit/wire.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import styles from "./message-media.module.css";

type Attachment = Message["attachments"][number];

/** Not opened by anybody, and said why. */
export function HeldBack({ one, of, held }: { one: Attachment; of: Message; held: "infected" | "unscannable" }) {
  const words = useLaterWords();
  const { media } = words;
  const mayScan = useMay("operations:manage");
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: () => call(scanAttachmentAgain, { params: { attachmentId: one.id } }),
    onError: (error) => tellTrouble(error, words),
    onSettled: () => queries.invalidateQueries({ queryKey: ["case", of.caseId] }),
  });
  return (
    <div className={styles.note} data-held={held}>
      <IconShieldX size={15} aria-hidden />
      <span>
        {one.name && (
          <>
            <bdi>{one.name}</bdi>{" "}
          </>
        )}
        {held === "infected" ? media.infected(one.found ?? "?") : media.unscannable(one.found === "too-large")}
      </span>
      {mayScan && (
        <Button size="compact-xs" variant="default" loading={again.isPending} onClick={() => again.mutate()}>
          {media.scanAgain}
        </Button>
      )}
    </div>
  );
}

/** What could not be had, and may be tried again. */
export function Failed({ one, of }: { one: Attachment; of: Message }) {
  const words = useLaterWords();
  const { media } = words;
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: () => call(fetchAttachmentAgain, { params: { attachmentId: one.id } }),
    onError: (error) => tellTrouble(error, words),
    onSettled: () => queries.invalidateQueries({ queryKey: ["case", of.caseId] }),
  });
  return (
    <div className={styles.note}>
      <IconPhotoOff size={15} aria-hidden />
      <span>
        {media.failed} {one.why}
      </span>
      <Button size="compact-xs" variant="default" loading={again.isPending} onClick={() => again.mutate()}>
        {words.common.retry}
      </Button>
    </div>
  );
}
