/** Tells a team something, and shows who has seen it. */
import { Button, NativeSelect, Stack, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { tellTeam } from "../../contract/steering.ts";
import { call } from "../kit/call.ts";
import { explain } from "../kit/explain.ts";
import { useSay } from "../kit/words/say.ts";
import { useWallWords } from "../kit/words/words.tsx";
import styles from "./drawers.module.css";
import { messagesKey, useTeamMessages, useTeams } from "./queries.ts";
import { WallDrawer } from "./wall-drawer.tsx";

export default function TellDrawer({ onClose }: { onClose: () => void }) {
  const words = useWallWords();
  const said = words.wallMore.tell;
  const queries = useQueryClient();
  const teams = useTeams();
  const [id, setId] = useState(() => crypto.randomUUID());
  const [teamId, setTeam] = useState("");
  const [text, setText] = useState("");
  const send = useMutation({
    mutationFn: () => call(tellTeam, { body: { id, teamId: teamId || null, text: text.trim() } }),
    onSuccess: (now) => {
      queries.setQueryData(messagesKey, now);
      setText("");
      setId(crypto.randomUUID());
    },
  });
  return (
    <WallDrawer title={words.wallMore.deed["tell-team"]} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== "" && !send.isPending) send.mutate();
        }}
      >
        <Stack gap="md">
          <NativeSelect
            label={said.whom}
            value={teamId}
            onChange={({ currentTarget: { value } }) => setTeam(value)}
            data={[{ value: "", label: said.all }, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
          />
          <Textarea
            data-autofocus
            label={said.what}
            description={said.about}
            autosize
            minRows={2}
            maxLength={280}
            value={text}
            onChange={({ currentTarget: { value } }) => setText(value)}
          />
          {send.error && (
            <p role="alert" className={styles.fault}>
              {explain(send.error, words).happened}
            </p>
          )}
          <Button id="tell-team" type="submit" disabled={text.trim() === ""} loading={send.isPending}>
            {said.send}
          </Button>
        </Stack>
      </form>
      <Sent />
    </WallDrawer>
  );
}

function Sent() {
  const { wallMore } = useWallWords();
  const said = wallMore.tell;
  const say = useSay();
  const { data } = useTeamMessages();
  if (!data || data.items.length === 0) return null;
  return (
    <section className={styles.group}>
      <h3>{said.sent}</h3>
      <ul className={styles.list}>
        {data.items.map(({ id, team, text, by, at, told, seen }) => (
          <li key={id} data-message>
            <span className={styles.soft}>{say.moment(at)}</span>
            <span>
              {text} <small className={styles.soft}>{said.to(team ?? said.all, by)}</small>
            </span>
            <b>{said.seen(seen, told)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
