/** One colleague: what they are, how they get in, where they are signed in. */
import { Button, Drawer, Group, Skeleton, Stack } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import * as contract from "../../../contract/staff.ts";
import { call } from "../../kit/call.ts";
import { explain } from "../../kit/explain.ts";
import { useMe } from "../../kit/me.tsx";
import { orTell, tell, tellTrouble } from "../../kit/notices.ts";
import { CopyText } from "../../kit/parts/copy-text.tsx";
import lists from "../../kit/parts/list.module.css";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import type { ManagedMember } from "../../kit/wire.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import { Row } from "../account/row.tsx";
import { SessionRows } from "../account/session-rows.tsx";
import { NameField, RoleField, usePersonForm } from "./person-form.tsx";

interface Opened {
  person: ManagedMember;
  onClose: () => void;
}

export default function PersonDrawer({ person, onClose }: Opened) {
  const { common } = useAllWords();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={560}
      title={<bdi>{person.name}</bdi>}
      closeButtonProps={{ "aria-label": common.close }}
    >
      <Edit person={person} />
      <Access person={person} />
      <Sessions memberId={person.id} />
    </Drawer>
  );
}

function Edit({ person }: { person: ManagedMember }) {
  const words = useAllWords();
  const { staff: said, managing } = words;
  const isMe = useMe().id === person.id;
  const queries = useQueryClient();
  const { languageField, read } = usePersonForm(person.languages);
  const save = useMutation({
    mutationFn: (body: ReturnType<typeof read>) =>
      call(contract.changeStaffMember, { params: { memberId: person.id }, body }),
    onSuccess: async () => {
      tell(managing.saved);
      await queries.invalidateQueries({ queryKey: ["staff"] });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate(read(event.currentTarget, isMe ? person.role : undefined));
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <NameField label={said.name} defaultValue={person.name} />
        <RoleField defaultValue={person.role} isFixed={isMe} />
        {languageField}
        {save.error && (
          <p role="alert" style={{ margin: 0, color: "var(--red)" }}>
            {explain(save.error, words).happened}
          </p>
        )}
        <Group justify="flex-end">
          <Button id="save-person" type="submit" loading={save.isPending}>
            {managing.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What an administrator does to somebody's access; each is asked for twice where it takes something away. */
function Access({ person }: { person: ManagedMember }) {
  const words = useAllWords();
  const { staff: said, managing } = words;
  const isMe = useMe().id === person.id;
  const queries = useQueryClient();
  const [link, setLink] = useState<string | null>(null);
  const params = { memberId: person.id };
  const act = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["staff"] }),
    onError: (error) => tellTrouble(error, words),
  });
  const makeLink = async () => setLink((await call(contract.makeSignInLink, { params })).signInLink);
  const reset = () => call(contract.resetFactors, { params }).then(() => tell(managing.wasReset));
  const switchOff = () => call(contract.deactivateStaffMember, { params }).then(() => tell(managing.saved));
  const switchOn = () => call(contract.reactivateStaffMember, { params }).then(() => tell(managing.saved));
  const hasFactor = person.hasApp || person.passkeys > 0;
  return (
    <Part title={managing.access}>
      <ul className={lists.list}>
        {person.active && (
          <Row title={managing.newLink} about={link ? said.linkHelp : managing.newLinkHelp}>
            {link ? (
              <CopyText id="sign-in-link" text={link} />
            ) : (
              <Button
                id="new-link"
                variant="default"
                size="xs"
                loading={act.isPending}
                onClick={() => act.mutate(makeLink)}
              >
                {managing.newLink}
              </Button>
            )}
          </Row>
        )}
        {hasFactor && (
          <Row title={managing.resetFactors} about={managing.resetHelp}>
            <Twice id="reset-factors" label={managing.resetFactors} onSure={() => act.mutate(reset)} />
          </Row>
        )}
        {!isMe && (
          <Row
            title={person.active ? managing.deactivate : managing.reactivate}
            about={person.active ? managing.deactivateHelp : ""}
          >
            {person.active ? (
              <Twice id="deactivate" label={managing.deactivate} onSure={() => act.mutate(switchOff)} />
            ) : (
              <Button id="reactivate" variant="default" size="xs" onClick={() => act.mutate(switchOn)}>
                {managing.reactivate}
              </Button>
            )}
          </Row>
        )}
      </ul>
    </Part>
  );
}

function Twice({ id, label, onSure }: { id: string; label: string; onSure: () => void }) {
  const { managing } = useAllWords();
  const [asked, setAsked] = useState(false);
  return (
    <Button
      id={id}
      size="xs"
      variant={asked ? "filled" : "default"}
      color="red"
      onBlur={() => setAsked(false)}
      onClick={() => {
        if (asked) onSure();
        setAsked(!asked);
      }}
    >
      {asked ? managing.sure : label}
    </Button>
  );
}

function Sessions({ memberId }: { memberId: string }) {
  const words = useAllWords();
  const { managing, security } = words;
  const { data, error, refetch } = useQuery({
    queryKey: ["staff", "sessions", memberId],
    queryFn: ({ signal }) => call(contract.listSessionsOf, { params: { memberId }, signal }),
  });
  const end = (query: { sessionId?: string }) =>
    orTell(words, async () => {
      await call(contract.endSessionsOf, { params: { memberId }, query });
      tell(security.ended);
      await refetch();
    });
  return (
    <Part
      title={managing.sessions}
      actions={
        data &&
        data.items.length > 1 && (
          <Button variant="default" size="xs" onClick={() => void end({})}>
            {managing.endAll}
          </Button>
        )
      }
    >
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={70} aria-busy />}
      {data?.items.length === 0 && <p style={{ margin: 0 }}>{managing.noSessions}</p>}
      {data && data.items.length > 0 && (
        <SessionRows sessions={data.items} onEnd={(sessionId) => void end({ sessionId })} />
      )}
    </Part>
  );
}
