/** Takes a table along, as CSV unless told; asks for a proof where one is needed, then goes on by itself. */
import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { orTell, tell } from "../notices.ts";
import { useLaterWords } from "../words/words.tsx";

/** `take` downloads it and gives its name. */
export function ExportButton({ id, take, label }: { id: string; take: () => Promise<string>; label?: string }) {
  const words = useLaterWords();
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    await orTell(words, async () => tell(words.exporting.done(await take())));
    setBusy(false);
  };
  return (
    <Button
      id={id}
      variant="default"
      size="sm"
      loading={busy}
      leftSection={<IconDownload size={16} />}
      onClick={() => void start()}
    >
      {label ?? words.exporting.csv}
    </Button>
  );
}
