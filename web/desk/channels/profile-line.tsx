/** The line in our profile at the vendor: what is to stand there, and what does. */
import { Button, Group, NativeSelect, Stack, Switch, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { getProfileLine, setProfileLine } from "../../../contract/profile-line.ts";
import { languages } from "../../../contract/words.ts";
import { type Answer, call, type Input } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { Part } from "../../kit/parts/page.tsx";
import { useSay } from "../../kit/words/say.ts";
import { useChannelWords, useTongue } from "../../kit/words/words.tsx";
import shared from "./channels.module.css";

type Line = Answer<typeof getProfileLine>;
type Wish = Input<typeof setProfileLine>["body"];

/** Nothing where the vendor lets nobody write it. */
export function ProfileLine({ accountId, may }: { accountId: string; may: boolean }) {
  const said = useChannelWords().telling;
  const { data } = useQuery({
    queryKey: ["channels", "profile-line", accountId],
    queryFn: ({ signal }) => call(getProfileLine, { params: { accountId }, signal }),
  });
  if (!data?.offers || (!may && !data.wish)) return null;
  return (
    <Part title={said.profile}>
      <Stack gap="md">
        <p className={shared.soft}>
          {said.profileAbout} {data.offers === "languages" && said.profileInLanguages}
        </p>
        {may && <Laying key={JSON.stringify(data.wish)} accountId={accountId} line={data} />}
        <Written line={data} />
      </Stack>
    </Part>
  );
}

function Laying({ accountId, line: { wish } }: { accountId: string; line: Line }) {
  const words = useChannelWords();
  const said = words.telling;
  const say = useSay();
  const { tongue } = useTongue();
  const queries = useQueryClient();
  const [typed, setTyped] = useState<Wish>(wish ?? { opening: "", language: tongue, isOn: true });
  const save = useMutation({
    mutationFn: (body: Wish) => call(setProfileLine, { params: { accountId }, body }),
    onSuccess: (saved) => {
      queries.setQueryData(["channels", "profile-line", accountId], saved);
      tell(said.saved);
    },
    onError: (error) => tellTrouble(error, words),
  });
  const opening = typed.opening.trim();
  const isSame = wish !== null && JSON.stringify({ ...typed, opening }) === JSON.stringify(wish);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (opening) save.mutate({ ...typed, opening });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw="40rem">
        <Group align="start" gap="sm" wrap="nowrap">
          <TextInput
            flex={1}
            label={said.opening}
            description={said.openingHelp}
            placeholder={said.openingPlaceholder}
            value={typed.opening}
            maxLength={60}
            dir="auto"
            autoComplete="off"
            onChange={({ currentTarget: { value } }) => setTyped({ ...typed, opening: value })}
          />
          <NativeSelect
            label={said.language}
            description={"\u00a0"}
            data={languages.map((value) => ({ value, label: say.language(value) }))}
            value={typed.language}
            onChange={({ currentTarget: { value } }) => setTyped({ ...typed, language: value as Wish["language"] })}
          />
        </Group>
        <Switch
          label={said.on}
          checked={typed.isOn}
          onChange={({ currentTarget: { checked } }) => setTyped({ ...typed, isOn: checked })}
        />
        <Group>
          <Button type="submit" variant="default" disabled={!opening || isSame} loading={save.isPending}>
            {said.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Written({ line: { wish, written, writtenAt, why } }: { line: Line }) {
  const said = useChannelWords().telling;
  const say = useSay();
  return (
    <>
      {why && <output className={shared.trouble}>{said.whyNot[why]}</output>}
      {wish && (
        <p className={shared.soft}>
          {writtenAt ? said.standsThere(say.moment(writtenAt)) : said.notYet}{" "}
          {written?.["default"] && <q dir="auto">{written["default"]}</q>}
        </p>
      )}
    </>
  );
}
