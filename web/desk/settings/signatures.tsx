/** How answers are signed, per channel, with an example of what the customer will read. */
import { Button, Skeleton, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { getSignatures, setSignature } from "../../../contract/settings.ts";
import { isSignaturePattern, signatureOf, signed } from "../../../contract/signature.ts";
import { type Answer, call } from "../../kit/call.ts";
import { useMe } from "../../kit/me.tsx";
import { tell, tellTrouble } from "../../kit/notices.ts";
import lists from "../../kit/parts/list.module.css";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { channelInWords } from "../../kit/words/say.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import styles from "./settings.module.css";

type Signature = Answer<typeof getSignatures>["items"][number];

/** What airlines use most; anything else is one's own. */
const common = ["", "^{initials}", "/{first}", "- {first}", "{name}"];

export function Signatures() {
  const said = useLaterWords().settings;
  const { data, error, refetch } = useQuery({
    queryKey: ["settings", "signatures"],
    queryFn: ({ signal }) => call(getSignatures, { signal }),
  });
  return (
    <Part title={said.signatures}>
      <p className={styles.help}>{said.signaturesHelp}</p>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={90} aria-busy />}
      <ul className={lists.list}>
        {data?.items.map((one) => (
          <OneChannel key={one.channel} of={one} />
        ))}
      </ul>
    </Part>
  );
}

function OneChannel({ of }: { of: Signature }) {
  const words = useLaterWords();
  const said = words.settings;
  const me = useMe();
  const queries = useQueryClient();
  const [pattern, setPattern] = useState(of.pattern);
  const [own, setOwn] = useState(!common.includes(of.pattern));
  const fits = isSignaturePattern(pattern) && pattern.trim().length <= 40;
  const save = useMutation({
    mutationFn: () => call(setSignature, { body: { channel: of.channel, pattern: pattern.trim() } }),
    onSuccess: (saved) => {
      queries.setQueryData(["settings", "signatures"], saved);
      tell(said.saved);
    },
    onError: (error) => tellTrouble(error, words),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fits) save.mutate();
  };
  const channel = channelInWords(of.channel, words);
  return (
    <li>
      <form className={styles.channel} onSubmit={submit}>
        <strong>{channel}</strong>
        <select
          aria-label={`${said.pattern}, ${channel}`}
          value={own ? "own" : pattern}
          onChange={({ currentTarget: { value } }) => {
            setOwn(value === "own");
            if (value !== "own") setPattern(value);
          }}
        >
          {common.map((one) => (
            <option key={one} value={one}>
              {one === "" ? said.none : signatureOf(one, me)}
            </option>
          ))}
          <option value="own">{said.own}</option>
        </select>
        {own && (
          <TextInput
            aria-label={`${said.own}, ${channel}`}
            value={pattern}
            maxLength={40}
            error={!fits && said.wrongPattern}
            onChange={(event) => setPattern(event.currentTarget.value)}
          />
        )}
        <p className={styles.example}>
          {said.example}: <q>{signed(said.exampleText, fits ? signatureOf(pattern, me) : "")}</q>
        </p>
        <Button
          type="submit"
          variant="default"
          disabled={!fits || pattern.trim() === of.pattern}
          loading={save.isPending}
        >
          {said.save}
        </Button>
      </form>
    </li>
  );
}
