/** That an answer goes on another channel than before, how we know that it is theirs, and the way back. */
import { Button } from "@mantine/core";
import type { Way } from "../../kit/wire.ts";
import { channelInWords, isolated } from "../../kit/words/say.ts";
import { useLaterWords } from "../../kit/words/words.tsx";

export default function Elsewhere({ way, onBack }: { way: Way; onBack: () => void }) {
  const words = useLaterWords();
  return (
    <p>
      {words.ways.elsewhere(channelInWords(way.channel, words), isolated(way.accountName))}{" "}
      <Button size="compact-xs" variant="subtle" onClick={onBack}>
        {words.ways.back}
      </Button>
    </p>
  );
}
