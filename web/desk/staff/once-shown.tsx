/** A form in a dialog whose answer is shown this once: a link, a token. */
import { Button, Group, Modal, Stack } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import { CopyText } from "../../kit/parts/copy-text.tsx";
import { useWords } from "../../kit/words/words.tsx";

interface Once {
  title: string;
  /** What came of it; null before. */
  answer: { title: string; help: string; id: string; text: string } | null;
  submit: string;
  isPending: boolean;
  onSubmit: (form: HTMLFormElement) => void;
  onClose: () => void;
  children: ReactNode;
}

export function OnceShown({ title, answer, submit, isPending, onSubmit, onClose, children }: Once) {
  const { common } = useWords();
  const closing = { "aria-label": common.close };
  if (answer) {
    return (
      <Modal opened onClose={onClose} title={answer.title} closeButtonProps={closing} closeOnClickOutside={false}>
        <p style={{ marginTop: 0 }}>{answer.help}</p>
        <CopyText id={answer.id} text={answer.text} />
      </Modal>
    );
  }
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(event.currentTarget);
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={closing}>
      <form onSubmit={send}>
        <Stack gap="md">
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common.cancel}
            </Button>
            <Button type="submit" loading={isPending}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
