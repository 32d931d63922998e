/** A template as it will look on a phone: first line, text, last line and buttons, the way WhatsApp and Messenger lay them out. */
import { IconArrowBackUp, IconExternalLink, IconPhone } from "@tabler/icons-react";
import { fill, type TemplateWords, type Values } from "../../../contract/template-text.ts";
import type { Language } from "../../kit/wire.ts";
import { tagOf } from "../../kit/words/tag-of.ts";
import { useChannelWords } from "../../kit/words/words.tsx";
import styles from "./preview.module.css";

export type PreviewOn = "whatsapp" | "messenger";

interface Shown {
  words: TemplateWords;
  values: Values;
  language: string;
  on: PreviewOn;
}

export function Preview({ words, values, language, on }: Shown) {
  const { templates: said, reading } = useChannelWords();
  const { header, body, footer, buttons } = words;
  const channel = reading.channels[on] ?? on;
  return (
    <figure className={styles.phone} data-on={on} data-preview={on}>
      <figcaption>{channel}</figcaption>
      <div className={styles.message} lang={tagOf(language as Language)}>
        <div className={styles.bubble}>
          {header && (
            <p className={styles.header} dir="auto">
              <Filled text={header} values={values} />
            </p>
          )}
          <p className={styles.body} dir="auto">
            <Filled text={body || said.emptyText} values={values} />
          </p>
          {footer && (
            <p className={styles.footer} dir="auto">
              {footer}
            </p>
          )}
        </div>
        {buttons.length > 0 && (
          <ul className={styles.buttons} aria-label={said.buttons}>
            {buttons.map((one, place) => (
              // oxlint-disable-next-line react/no-array-index-key -- buttons have nothing else, and two may be alike while they are written
              <li key={place}>
                {one.kind === "link" ? (
                  <IconExternalLink size={15} aria-hidden />
                ) : one.kind === "call" ? (
                  <IconPhone size={15} aria-hidden />
                ) : (
                  <IconArrowBackUp size={15} aria-hidden />
                )}
                <bdi>{one.text || "…"}</bdi>
              </li>
            ))}
          </ul>
        )}
      </div>
    </figure>
  );
}

/** What is still missing is marked; what a value brings keeps its own direction. */
function Filled({ text, values }: { text: string; values: Values }) {
  return text.split(/(\{\{[^{}]*\}\})/).map((piece, place) => {
    if (!piece.startsWith("{{")) return piece;
    const filled = fill(piece, values);
    return filled === piece ? (
      // oxlint-disable-next-line react/no-array-index-key -- pieces of one text have nothing else
      <mark key={place}>{piece.slice(2, -2).trim().replaceAll("_", " ")}</mark>
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- as above
      <bdi key={place}>{filled}</bdi>
    );
  });
}
