/** The rest of a letter, when asked for: the whole text with what it quotes, or the mail as its sender made it, in a frame where nothing runs. */
import { Button, useComputedColorScheme } from "@mantine/core";
import { IconDots, IconMail, IconMailOpened, IconPhoto } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type SyntheticEvent, useRef, useState } from "react";
import { getLetter, showLetter } from "../../../contract/messages.ts";
import { addressOf, call } from "../../kit/call.ts";
import { explain } from "../../kit/explain.ts";
import { useCommand } from "../../kit/keys/commands.tsx";
import { useMay } from "../../kit/me.tsx";
import type { Message } from "../../kit/wire.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import { tagOf } from "../../kit/words/tag-of.ts";
import styles from "./letter.module.css";

interface More {
  of: Message;
  /** The last letter of the conversation, which the keys are for. */
  newest: { whole: boolean; asSent: boolean };
}

export default function LetterMore({ of, newest }: More) {
  const said = useLaterWords().letter;
  const may = useMay("customers:read");
  const [shown, setShown] = useState<"whole" | "as-sent" | null>(null);
  const element = useRef<HTMLDivElement>(null);
  const turn = (to: "whole" | "as-sent") => {
    setShown(shown === to ? null : to);
    // A key may open what is out of sight.
    element.current?.scrollIntoView({ block: "nearest" });
  };
  const hasMore = of.letter?.hasMore ?? false;
  const hasSent = may && (of.letter?.hasHtml ?? false);
  useCommand("letter", () => turn("whole"), newest.whole && hasMore);
  useCommand("as-sent", () => turn("as-sent"), newest.asSent && hasSent);
  if (!hasMore && !hasSent) return null;
  return (
    <div ref={element} className={styles.more} data-shown={shown}>
      <div className={styles.turns}>
        {hasMore && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            aria-expanded={shown === "whole"}
            leftSection={<IconDots size={14} aria-hidden />}
            onClick={() => turn("whole")}
          >
            {shown === "whole" ? said.fold : said.unfold}
          </Button>
        )}
        {hasSent && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            aria-expanded={shown === "as-sent"}
            title={said.sentHelp}
            leftSection={
              shown === "as-sent" ? <IconMailOpened size={14} aria-hidden /> : <IconMail size={14} aria-hidden />
            }
            onClick={() => turn("as-sent")}
          >
            {shown === "as-sent" ? said.hideSent : said.showSent}
          </Button>
        )}
      </div>
      {shown === "whole" && <Whole of={of} />}
      {shown === "as-sent" && <AsSent of={of} />}
    </div>
  );
}

function Whole({ of }: { of: Message }) {
  const words = useLaterWords();
  const whole = useQuery({
    queryKey: ["letter", of.id],
    queryFn: () => call(getLetter, { params: { messageId: of.id } }),
    staleTime: Infinity,
  });
  if (whole.error) return <p role="alert">{explain(whole.error, words).happened}</p>;
  return (
    <p className={styles.whole} lang={tagOf(of.language)} dir="auto" aria-busy={whole.isPending}>
      {whole.data?.text.trim() ?? words.letter.loading}
    </p>
  );
}

/** Tall enough for what is in it, up to a screen. */
const tallest = 640;

function AsSent({ of }: { of: Message }) {
  const said = useLaterWords().letter;
  const shade = useComputedColorScheme("light");
  const [pictures, setPictures] = useState<"none" | "all">("none");
  const [height, setHeight] = useState(160);
  const [hasRemote, setHasRemote] = useState(false);
  const fit = ({ currentTarget: frame }: SyntheticEvent<HTMLIFrameElement>) => {
    const inside = frame.contentDocument;
    if (!inside) return;
    const measure = () => setHeight(Math.min(tallest, inside.body.offsetHeight + 2));
    measure();
    setHasRemote(inside.querySelector("img[data-remote]") !== null);
    // What is folded opens and closes inside.
    inside.addEventListener("toggle", measure, true);
    inside.addEventListener("load", measure, true);
  };
  const address = addressOf(showLetter.path, { messageId: of.id });
  return (
    <>
      <iframe
        key={`${pictures} ${shade}`}
        className={styles.frame}
        style={{ height }}
        title={said.frame}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        src={`${address}?pictures=${pictures}&shade=${shade}`}
        onLoad={fit}
      />
      {hasRemote && pictures === "none" && (
        <p className={styles.remote}>
          <span>{said.remote}</span>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPhoto size={14} aria-hidden />}
            onClick={() => setPictures("all")}
          >
            {said.showRemote}
          </Button>
        </p>
      )}
    </>
  );
}
