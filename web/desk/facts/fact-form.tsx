/** Writes a fact down, or writes it anew. */
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { addFact, type FactKind, writeFact } from "../../../contract/facts.ts";
import { listStaff } from "../../../contract/staff.ts";
import { languages } from "../../../contract/words.ts";
import { call } from "../../kit/call.ts";
import { useMe } from "../../kit/me.tsx";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { useSay } from "../../kit/words/say.ts";
import { useLaterWords, useTongue } from "../../kit/words/words.tsx";
import { begin, changed, type Typed, wanted } from "./fact-draft.ts";
import { type Fact, factsKey } from "./facts-query.ts";
import styles from "./facts.module.css";

/** `of`: null for a new one. */
export function FactForm({ of, onDone }: { of: Fact | null; onDone: (() => void) | null }) {
  const words = useLaterWords();
  const said = words.facts;
  const say = useSay();
  const me = useMe();
  const { tongue } = useTongue();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [id] = useState(() => of?.id ?? crypto.randomUUID());
  const [typed, setTyped] = useState<Typed>(() => begin(of, { ownerId: me.id, now: new Date() }));
  const [language, choose] = useState<string>(of?.newest.texts[0]?.language ?? tongue);
  const colleagues = useQuery({
    queryKey: ["staff", "colleagues"],
    queryFn: ({ signal }) => call(listStaff, { query: { limit: 200 }, signal }),
  });
  const content = wanted(typed);
  const save = useMutation({
    mutationFn: async () => {
      if (!content) return;
      const { kind, corrects, ...rest } = content;
      if (of)
        await call(writeFact, { params: { factId: id }, body: { ...rest, corrects, number: of.newest.number + 1 } });
      else await call(addFact, { body: { ...rest, id, kind } });
    },
    onSuccess: async () => {
      tell(said.saved);
      await queries.invalidateQueries({ queryKey: factsKey });
      if (onDone) onDone();
      else await navigate({ to: "/desk/facts/$factId", params: { factId: id } });
    },
    onError: (error) => tellTrouble(error, words),
  });
  const set = (part: Partial<Typed>) => setTyped((now) => ({ ...now, ...part }));
  const text = typed.texts[language] ?? { title: "", text: "", isDraft: false };
  const write = (part: Partial<typeof text>) => setTyped((now) => changed(now, language, part));
  const owners = (colleagues.data?.items ?? []).filter(({ active }) => active);
  const isBackwards = typed.validFrom !== "" && typed.validUntil !== "" && typed.validUntil <= typed.validFrom;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (content && !save.isPending) save.mutate();
      }}
    >
      {!of && (
        <NativeSelect
          label={said.kind}
          description={said.aboutKinds}
          data={(["situation", "policy"] as const).map((value) => ({ value, label: said.kinds[value] }))}
          value={typed.kind}
          onChange={({ currentTarget: { value } }) => set({ kind: value as FactKind })}
        />
      )}
      <NativeSelect
        label={said.owner}
        description={of ? undefined : "\u00a0"}
        data={[
          ...(owners.some(({ id }) => id === typed.ownerId)
            ? []
            : [{ value: typed.ownerId, label: of?.owner.name ?? me.name }]),
          ...owners.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={typed.ownerId}
        onChange={({ currentTarget: { value } }) => set({ ownerId: value })}
      />
      <TextInput
        className={styles.wide}
        label={said.source}
        description={said.aboutSource}
        value={typed.source}
        maxLength={500}
        required
        onChange={({ currentTarget: { value } }) => set({ source: value })}
      />
      <TextInput
        type="datetime-local"
        label={said.validFrom}
        value={typed.validFrom}
        required
        onChange={({ currentTarget: { value } }) => set({ validFrom: value })}
      />
      <TextInput
        type="datetime-local"
        label={said.validUntil}
        value={typed.validUntil}
        error={isBackwards ? said.badOrder : undefined}
        required
        onChange={({ currentTarget: { value } }) => set({ validUntil: value })}
      />
      <NativeSelect
        label={said.language}
        data={languages.map((value) => ({
          value,
          label: `${say.language(value)}${(typed.texts[value]?.text ?? "").trim() === "" ? "" : " ✓"}`,
        }))}
        value={language}
        onChange={({ currentTarget: { value } }) => choose(value)}
      />
      <TextInput
        label={said.factTitle}
        value={text.title}
        maxLength={120}
        dir="auto"
        onChange={({ currentTarget: { value } }) => write({ title: value })}
      />
      <Textarea
        className={styles.wide}
        label={said.text}
        description={said.aboutText}
        value={text.text}
        maxLength={2000}
        rows={5}
        dir="auto"
        onChange={({ currentTarget: { value } }) => write({ text: value })}
      />
      <Checkbox
        className={styles.wide}
        label={said.unread}
        checked={text.isDraft}
        onChange={({ currentTarget: { checked } }) => write({ isDraft: checked })}
      />
      {of && (
        <Checkbox
          className={styles.wide}
          label={said.corrects}
          description={said.aboutCorrects}
          checked={typed.corrects}
          onChange={({ currentTarget: { checked } }) => set({ corrects: checked })}
        />
      )}
      <div className={`${styles.actions} ${styles.wide}`}>
        {onDone && (
          <Button variant="default" onClick={onDone}>
            {said.cancel}
          </Button>
        )}
        <Button id="save-fact" type="submit" disabled={!content} loading={save.isPending}>
          {said.save}
        </Button>
      </div>
    </form>
  );
}
