/** Chooses an approved text for a case: found by its name or words, filled in from the case, seen as the customer reads it, then sent. */
import { Button, Modal, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { replyToCase } from "../../../contract/case-work.ts";
import { render } from "../../../contract/template-text.ts";
import { listOffers } from "../../../contract/templates.ts";
import { type Answer, call } from "../../kit/call.ts";
import { tellTrouble } from "../../kit/notices.ts";
import { Trouble } from "../../kit/parts/states.tsx";
import type { Refusal } from "../../../contract/writing.ts";
import type { CaseDetail } from "../../kit/wire.ts";
import { useCost } from "../../kit/words/cost.ts";
import { useSay } from "../../kit/words/say.ts";
import { tagOf } from "../../kit/words/tag-of.ts";
import { useChannelWords } from "../../kit/words/words.tsx";
import { showMessage } from "../case/case-query.ts";
import { Bubble } from "./bubble.tsx";
import styles from "./templates.module.css";

type Offer = Answer<typeof listOffers>["items"][number];

interface Picking {
  of: Pick<CaseDetail, "id" | "readTo" | "language">;
  accountId: string;
  onClose: () => void;
}

export default function TemplatePicker({ of, accountId, onClose }: Picking) {
  const words = useChannelWords();
  const said = words.templates.pick;
  const say = useSay();
  const [search, setSearch] = useState("");
  const [chosen, choose] = useState<Offer | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ["case", of.id, "offers", accountId],
    queryFn: ({ signal }) =>
      call(listOffers, { params: { caseId: of.id }, query: { channelAccountId: accountId }, signal }),
  });
  const wanted = search.trim().toLocaleLowerCase();
  const fitting = (data?.items ?? []).filter(({ name, body }) =>
    `${name.replaceAll("_", " ")} ${body}`.toLocaleLowerCase().includes(wanted),
  );
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={said.title}
      closeButtonProps={{ "aria-label": words.common.close }}
    >
      {chosen ? (
        <Filling of={of} accountId={accountId} offer={chosen} onBack={() => choose(null)} onDone={onClose} />
      ) : (
        <>
          <TextInput
            data-autofocus
            label={said.search}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            onKeyDown={(event) => {
              const first = fitting.find(({ why }) => why === null);
              if (event.key === "Enter" && first) choose(first);
            }}
          />
          {error && <Trouble error={error} onRetry={() => void refetch()} />}
          <ul className={styles.offers} aria-busy={!data && !error}>
            {fitting.map((offer) => (
              <li key={`${offer.id} ${offer.language}`}>
                <button
                  type="button"
                  data-template={offer.name}
                  disabled={offer.why !== null}
                  onClick={() => choose(offer)}
                >
                  <span className={styles.offerName}>
                    {offer.name.replaceAll("_", " ")}{" "}
                    <span>{say.language(offer.language as CaseDetail["language"])}</span>
                  </span>
                  <span className={styles.offerBody} lang={tagOf(offer.language as CaseDetail["language"])} dir="auto">
                    {offer.body}
                  </span>
                  {offer.why !== null && (
                    <span className={styles.why}>
                      {offer.state === "approved"
                        ? words.refusals[offer.why as Refusal]
                        : words.templates.states[offer.state ?? "none"]}
                    </span>
                  )}
                </button>
              </li>
            ))}
          </ul>
          {data && fitting.length === 0 && <p className={styles.none}>{said.none}</p>}
        </>
      )}
    </Modal>
  );
}

interface Filled {
  of: Picking["of"];
  accountId: string;
  offer: Offer;
  onBack: () => void;
  onDone: () => void;
}

function Filling({ of, accountId, offer, onBack, onDone }: Filled) {
  const words = useChannelWords();
  const said = words.templates.pick;
  const costOf = useCost();
  const queries = useQueryClient();
  const [values, setValues] = useState(() =>
    Object.fromEntries(offer.values.map(({ name, value }) => [name, value ?? ""])),
  );
  const [id] = useState(() => crypto.randomUUID());
  const missing = offer.values.filter(({ name }) => (values[name] ?? "").trim() === "");
  const send = useMutation({
    mutationFn: () =>
      call(replyToCase, {
        params: { caseId: of.id },
        body: {
          id,
          visibility: "private",
          accountId,
          readTo: of.readTo,
          template: { id: offer.id, language: offer.language, values },
        },
      }),
    onSuccess: (message) => {
      showMessage(queries, message);
      onDone();
    },
    onError: (error) => tellTrouble(error, words),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ["case", of.id] });
      void queries.invalidateQueries({ queryKey: ["desk"] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing.length === 0 && !send.isPending) send.mutate();
  };
  const firstEmpty = missing[0]?.name;
  return (
    <form onSubmit={submit} className={styles.filling}>
      <div className={styles.values}>
        {offer.values.map(({ name }) => (
          <TextInput
            key={name}
            data-autofocus={name === firstEmpty || undefined}
            label={name.replaceAll("_", " ")}
            value={values[name] ?? ""}
            maxLength={200}
            placeholder={said.missing}
            onChange={({ currentTarget: { value } }) => setValues((now) => ({ ...now, [name]: value }))}
          />
        ))}
      </div>
      <Bubble text={render(offer, values)} language={offer.language} label={said.preview} />
      {offer.isDraft && <p className={styles.why}>{words.templates.draft}</p>}
      {offer.charge && (
        <p className={styles.help}>
          {words.templates.charged[offer.charge]}
          {offer.price && ` ${words.ways.costs(costOf(offer.price))}`}
        </p>
      )}
      <footer className={styles.foot}>
        <Button variant="default" onClick={onBack}>
          {said.back}
        </Button>
        <Button id="send-template" type="submit" disabled={missing.length > 0} loading={send.isPending}>
          {words.desk.reply.send}
        </Button>
      </footer>
    </form>
  );
}
