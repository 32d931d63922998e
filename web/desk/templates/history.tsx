/** Every version with who wrote it, when, and what it changed of the one before. */
import { render } from "../../../contract/template-text.ts";
import type { Language } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { tagOf } from "../../kit/words/tag-of.ts";
import { useChannelWords } from "../../kit/words/words.tsx";
import { changesBetween } from "./changes.ts";
import type { Template, Version } from "./library-query.ts";
import styles from "./library.module.css";

export function History({ of }: { of: Template }) {
  const said = useChannelWords().templates;
  const say = useSay();
  return (
    <ol className={styles.history}>
      {of.versions.map((version, place) => {
        const before = of.versions[place + 1] ?? null;
        return (
          <li key={version.number} data-version={version.number}>
            <p>
              <strong>{said.version(version.number)}</strong>{" "}
              <span className={styles.soft}>
                {version.writtenBy ?? said.shipped},{" "}
                <time dateTime={version.writtenAt}>{say.date(version.writtenAt)}</time>
              </span>
            </p>
            {before && <Changes before={before} after={version} />}
          </li>
        );
      })}
    </ol>
  );
}

function Changes({ before, after }: { before: Version; after: Version }) {
  const said = useChannelWords().templates;
  const say = useSay();
  const languages = [...new Set([...before.texts, ...after.texts].map(({ language }) => language))];
  const read = (version: Version, language: string): string => {
    const text = version.texts.find((one) => one.language === language);
    return text ? render(text, {}) : "";
  };
  const changed = languages.filter((language) => read(before, language) !== read(after, language));
  if (changed.length === 0) return <p className={styles.soft}>{said.sameWords}</p>;
  return (
    <dl className={styles.changes}>
      {changed.map((language) => (
        <div key={language}>
          <dt>{say.language(language as Language)}</dt>
          <dd lang={tagOf(language as Language)} dir="auto">
            {changesBetween(read(before, language), read(after, language)).map(({ kind, text }, place) =>
              kind === "gone" ? (
                // oxlint-disable-next-line react/no-array-index-key -- pieces of one text have nothing else
                <del key={place}>{text}</del>
              ) : kind === "new" ? (
                // oxlint-disable-next-line react/no-array-index-key -- as above
                <ins key={place}>{text}</ins>
              ) : (
                text
              ),
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
