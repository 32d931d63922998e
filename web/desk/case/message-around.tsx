/** What stands around a message's words: what it quotes, what it said before, and whether we hid it. */
import { Button } from "@mantine/core";
import { IconEye, IconEyeOff } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { hideMessage } from "../../../contract/messages.ts";
import { call } from "../../kit/call.ts";
import { useCommand } from "../../kit/keys/commands.tsx";
import { useMay } from "../../kit/me.tsx";
import { tellTrouble } from "../../kit/notices.ts";
import { Moment } from "../../kit/parts/age.tsx";
import type { Message } from "../../kit/wire.ts";
import { isolated, useSay } from "../../kit/words/say.ts";
import { type AllWords, useAllWords } from "../../kit/words/words.tsx";
import { showMessage } from "./case-query.ts";
import { WhyRefused } from "./refusal.tsx";
import { handleInWords } from "../../kit/words/handle.ts";
import styles from "./message-around.module.css";

/** `newest`: the last reply that can be hidden, which the key is for. */
export default function MessageAround({ of, newest }: { of: Message; newest: boolean }) {
  return (
    <>
      {of.quoted && <QuotedWords quoted={of.quoted} />}
      {of.edited && !of.removed && <EarlierWords edited={of.edited} />}
      <Hiding of={of} newest={newest} />
    </>
  );
}

function QuotedWords({ quoted }: { quoted: NonNullable<Message["quoted"]> }) {
  const { desk, people } = useAllWords();
  const who = quoted.isOurs
    ? people.us
    : (quoted.name ?? (quoted.handle ? handleInWords(quoted.handle) : people.unknown));
  return (
    <figure className={styles.quoted} data-quoted={quoted.externalId}>
      <figcaption>{desk.stream.quotes(isolated(who))}</figcaption>
      <blockquote dir="auto">{quoted.text ?? desk.stream.quotedGone}</blockquote>
    </figure>
  );
}

function EarlierWords({ edited }: { edited: NonNullable<Message["edited"]> }) {
  const { stream } = useAllWords().desk;
  const say = useSay();
  return (
    <details className={styles.edited} data-edited>
      <summary>{stream.edited(say.moment(edited.at), edited.versions.length)}</summary>
      <ol>
        {edited.versions.map(({ externalId, text, writtenAt }) => (
          <li key={externalId}>
            {writtenAt && <Moment at={writtenAt} />}
            <p dir="auto">{text ?? stream.versionMissing}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}

function Hiding({ of, newest }: { of: Message; newest: boolean }) {
  const words = useAllWords();
  const said = words.hiding;
  const queries = useQueryClient();
  const may = useMay("cases:reply");
  const { hiding } = of;
  const isHidden = hiding?.hidden === true && hiding.state !== "refused";
  const change = useMutation({
    mutationFn: () => call(hideMessage, { params: { messageId: of.id }, body: { hidden: !isHidden } }),
    onSuccess: (message) => showMessage(queries, message),
    onError: (error) => tellTrouble(error, words),
  });
  const act = () => {
    if (!change.isPending) change.mutate();
  };
  useCommand("hide", act, may && newest && of.hideable);
  if (!of.hideable && !hiding) return null;
  return (
    <p className={styles.hiding} data-hiding={hiding?.state} data-hidden={isHidden}>
      {hiding && (
        <span role={hiding.state === "refused" ? "alert" : undefined}>
          {stateOf(hiding, words)}
          {hiding.state === "refused" && (
            <>
              {" "}
              <WhyRefused code={hiding.code} why={null} />
            </>
          )}
        </span>
      )}
      {hiding?.reason && <bdi>{hiding.reason}</bdi>}
      {may && of.hideable && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          loading={change.isPending}
          onClick={act}
          leftSection={isHidden ? <IconEye size={14} /> : <IconEyeOff size={14} />}
        >
          {isHidden ? said.show : said.hide}
        </Button>
      )}
    </p>
  );
}

function stateOf({ hidden, state }: NonNullable<Message["hiding"]>, { hiding }: AllWords): string {
  if (state === "refused") return hiding.refused;
  if (state === "pending") return hidden ? hiding.hides : hiding.shows;
  return hidden ? hiding.hidden : "";
}
