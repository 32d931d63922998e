/** Asks once more before something is taken away for good; what can be taken back is offered first. */
import { Button, Group, Modal, Text } from "@mantine/core";
import { channelInWords } from "../../kit/words/say.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import type { Message } from "../../kit/wire.ts";

interface Asking {
  of: Message;
  /** Deleting, or hiding where that is for good. */
  what: "delete" | "hide";
  /** Instead; null where it can't be, or is done. */
  onHide: (() => void) | null;
  onDo: () => void;
  onClose: () => void;
}

export default function DeleteDialog({ of, what, onHide, onDo, onClose }: Asking) {
  const words = useLaterWords();
  const said = words.deleting;
  const channel = channelInWords(of.channel, words);
  const isOurs = of.direction === "outbound";
  const text = what === "hide" ? said.aboutRemoving(channel) : isOurs ? said.aboutOurs(channel) : said.about(channel);
  return (
    <Modal
      opened
      size={500}
      onClose={onClose}
      title={said.title}
      closeButtonProps={{ "aria-label": words.common.close }}
    >
      <Text m={0}>{text}</Text>
      <Text m={0} mt="xs" fw={600}>
        {said.forGood}
      </Text>
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onClose} {...(!onHide && { "data-autofocus": true })}>
          {words.common.cancel}
        </Button>
        {onHide && (
          <Button data-autofocus onClick={onHide}>
            {said.hideInstead}
          </Button>
        )}
        <Button id="delete-for-good" color="red" variant={onHide ? "light" : "filled"} onClick={onDo}>
          {what === "hide" ? said.remove : said.delete}
        </Button>
      </Group>
    </Modal>
  );
}
