/** The keys of a channel, as fields; those that we make ourselves are shown once, to be copied. */
import { PasswordInput, Textarea, TextInput } from "@mantine/core";
import { type ChannelKey, channelKeys } from "../../../contract/channel-keys.ts";
import { CopyText } from "../../kit/parts/copy-text.tsx";
import type { ChannelKind } from "../../kit/wire.ts";
import { useChannelWords } from "../../kit/words/words.tsx";
import styles from "./connect.module.css";
import { leading } from "./steps.ts";

/** What is no secret is shown as it is typed. */
const open: ReadonlySet<ChannelKey> = new Set<ChannelKey>([
  "origins",
  "senderName",
  "dkimSelector",
  "dkimDomain",
  "authservId",
  "tokenUrl",
  "scope",
  "businessAccountId",
]);

/** Of 256 bits: nobody guesses it. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** All keys that were typed, with those that we made. */
export function secretsIn(kind: ChannelKind, typed: (name: string) => string): Record<string, string> {
  const { required, optional } = channelKeys[kind];
  const filled = [...required, ...optional].filter((name) => typed(name).trim() !== "");
  return Object.fromEntries(filled.map((name) => [name, typed(name).trim()]));
}

export function KeyFields({ kind, made }: { kind: ChannelKind; made: string | null }) {
  const words = useChannelWords();
  const { required, optional } = channelKeys[kind];
  const said = words.channels;
  return (
    <>
      {required.map((name) =>
        made !== null && leading[kind].ours.includes(name) ? (
          <div key={name} className={styles.made}>
            <strong>{words.connect.ours(said.keyNames[name])}</strong>
            <CopyText text={made} />
            <span>{words.connect.oursHelp}</span>
            <input type="hidden" name={name} value={made} />
          </div>
        ) : (
          <KeyField key={name} name={name} label={said.keyNames[name]} required />
        ),
      )}
      {optional.map((name) => (
        <KeyField key={name} name={name} label={`${said.keyNames[name]} (${said.keyOptional})`} />
      ))}
    </>
  );
}

function KeyField({ name, label, required = false }: { name: ChannelKey; label: string; required?: boolean }) {
  if (open.has(name)) return <TextInput name={name} label={label} autoComplete="off" required={required} />;
  // Several lines long, and pasted whole.
  if (name === "dkimKey") return <Textarea name={name} label={label} rows={3} autoComplete="off" required={required} />;
  return <PasswordInput name={name} label={label} autoComplete="new-password" required={required} />;
}
