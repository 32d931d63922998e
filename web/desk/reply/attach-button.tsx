/** Chooses files from the computer, by button and by key. */
import { ActionIcon } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import { useRef } from "react";
import { useCommand } from "../../kit/keys/commands.tsx";
import { useWords } from "../../kit/words/words.tsx";

export function AttachButton({ types, onFiles }: { types: readonly string[]; onFiles: (files: FileList) => void }) {
  const said = useWords().desk.attach;
  const chooser = useRef<HTMLInputElement>(null);
  const open = () => chooser.current?.click();
  useCommand("attach", open);
  return (
    <>
      <input
        ref={chooser}
        id="attach"
        type="file"
        hidden
        multiple
        accept={types.join(",") || undefined}
        onChange={(event) => {
          if (event.currentTarget.files) onFiles(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
      <ActionIcon variant="default" size={32} aria-label={said.add} title={said.add} onClick={open}>
        <IconPaperclip size={16} />
      </ActionIcon>
    </>
  );
}
