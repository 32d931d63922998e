/** The words of a message; personal data is dots, which those allowed can look behind while they hold a button. */
import { IconEye } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { revealMessage } from "../../../contract/messages.ts";
import { call } from "../../kit/call.ts";
import { useMay } from "../../kit/me.tsx";
import { tellTrouble } from "../../kit/notices.ts";
import { Spoken } from "../../kit/parts/spoken.tsx";
import type { Message } from "../../kit/wire.ts";
import { useWords } from "../../kit/words/words.tsx";
import { tagOf } from "../../kit/words/tag-of.ts";
import styles from "./message-block.module.css";

const isHoldKey = (event: KeyboardEvent): boolean => event.key === " " || event.key === "Enter";

export function MessageText({ of }: { of: Message }) {
  const words = useWords();
  const { stream } = words.desk;
  const may = useMay("customers:read");
  const holding = useRef(false);
  const [revealed, setRevealed] = useState<string | null>(null);
  const reveal = useMutation({
    mutationFn: () => call(revealMessage, { params: { messageId: of.id } }),
    // Whoever let go before the answer came doesn't see it.
    onSuccess: ({ text }) => setRevealed(holding.current ? text : null),
    onError: (error) => tellTrouble(error, words),
  });
  const hold = () => {
    if (holding.current) return;
    holding.current = true;
    reveal.mutate();
  };
  const letGo = () => {
    holding.current = false;
    setRevealed(null);
  };

  return (
    <>
      <p className={styles.text} lang={tagOf(of.language)} dir="auto">
        {revealed ?? (of.masked ? withDots(of.text, stream.hidden) : of.text)}
      </p>
      {of.masked && may && (
        <button
          type="button"
          className={styles.reveal}
          title={stream.revealHelp}
          aria-pressed={revealed !== null}
          data-reveal={of.id}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            hold();
          }}
          onPointerUp={letGo}
          onPointerCancel={letGo}
          onContextMenu={(event) => event.preventDefault()}
          onKeyDown={(event) => {
            if (!isHoldKey(event)) return;
            event.preventDefault();
            hold();
          }}
          onKeyUp={(event) => {
            if (isHoldKey(event)) letGo();
          }}
          onBlur={letGo}
        >
          <IconEye size={14} aria-hidden />
          {stream.holdToReveal}
        </button>
      )}
    </>
  );
}

/** Shows runs of dots as what they are, and says so to those who listen. */
function withDots(text: string, hidden: string): ReactNode {
  return text.split(/([•●]{3,})/u).map((part, at) =>
    at % 2 === 1 ? (
      // The parts of one text never change their order.
      // oxlint-disable-next-line react/no-array-index-key
      <span key={at} className={styles.dots} title={hidden}>
        <span aria-hidden>{"•".repeat(Math.min(part.length, 12))}</span>
        <Spoken>{hidden}</Spoken>
      </span>
    ) : (
      part
    ),
  );
}
