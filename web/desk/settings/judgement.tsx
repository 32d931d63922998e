/** What triage learned from agents here: its versions with their figures, who taught, and going back by one click. */
import { Button, Skeleton, Switch } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getJudgement, leaveOutTeacher, useJudgement as chooseVersion } from "../../../contract/judgement.ts";
import { type Answer, call } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import table from "../../kit/parts/table.module.css";
import { isolated, useSay } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./judgement.module.css";
import settings from "./settings.module.css";

type Learned = Answer<typeof getJudgement>;
type Version = Learned["versions"][number];
type Teacher = Learned["teachers"][number];

const key = ["settings", "judgement"];
const abouts = ["needs", "topics", "feeling", "urgency", "language"] as const;

export function Judgement() {
  const said = useAllWords().learning;
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: ({ signal }) => call(getJudgement, { signal }) });
  return (
    <Part title={said.title}>
      <p className={settings.help}>{said.help}</p>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={160} aria-busy />}
      {data && (
        <div className={styles.judgement} data-judgement-in-use={data.inUse ?? "rules"}>
          <p className={styles.now}>
            <strong>{data.inUse === null ? said.rulesInUse : said.inUse(data.inUse)}</strong>{" "}
            {data.anew ? said.anew : said.waiting(data.waiting, data.enough)}
          </p>
          {data.versions.length > 0 && <Versions of={data} />}
          {data.teachers.length === 0 ? (
            <p className={settings.help}>{said.nobody}</p>
          ) : (
            <Teachers of={data.teachers} />
          )}
        </div>
      )}
    </Part>
  );
}

/** Shows what the server answered at once. */
function useShown() {
  const words = useAllWords();
  const queries = useQueryClient();
  return {
    show: (learned: Learned) => queries.setQueryData(key, learned),
    onError: (error: Error) => tellTrouble(error, words),
  };
}

function Versions({ of }: { of: Learned }) {
  const said = useAllWords().learning;
  const { show, onError } = useShown();
  const use = useMutation({
    mutationFn: (version: number | null) => call(chooseVersion, { body: { version } }),
    onSuccess: (learned) => {
      show(learned);
      tell(said.used);
    },
    onError,
  });
  return (
    <table className={table.table} aria-label={said.versions}>
      <thead>
        <tr>
          <th scope="col">{said.version}</th>
          <th scope="col">{said.made}</th>
          <th scope="col">{said.lessons}</th>
          {abouts.map((about) => (
            <th key={about} scope="col">
              {said.about[about]}
            </th>
          ))}
          <th scope="col">{said.state}</th>
        </tr>
      </thead>
      <tbody>
        {of.versions.map((version) => (
          <OneVersion key={version.number} of={version} isBusy={use.isPending} onUse={use.mutate} />
        ))}
        <tr>
          <th scope="row">–</th>
          <td colSpan={2 + abouts.length}>{said.rules}</td>
          <td className={styles.act}>
            {of.inUse === null ? (
              said.states["in-use"]
            ) : (
              <Button size="compact-sm" variant="default" loading={use.isPending} onClick={() => use.mutate(null)}>
                {said.use}
              </Button>
            )}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

interface Shown {
  of: Version;
  isBusy: boolean;
  onUse: (version: number | null) => void;
}

function OneVersion({ of, isBusy, onUse }: Shown) {
  const said = useAllWords().learning;
  const say = useSay();
  return (
    <tr data-version={of.number}>
      <th scope="row">{of.number}</th>
      <td>{say.moment(of.madeAt)}</td>
      <td>{say.number(of.lessons)}</td>
      {abouts.map((about) => {
        const figures = of.figures[about];
        if (!figures) return <td key={about}>–</td>;
        return (
          <td key={about} title={said.held(figures.held)}>
            {said.fromTo(figures.was, figures.now)}
            {!figures.taken && <span className={styles.soft}> {said.notTaken}</span>}
          </td>
        );
      })}
      <td className={styles.act}>
        {of.state === "set-aside" && (
          <Button size="compact-sm" variant="default" disabled={isBusy} onClick={() => onUse(of.number)}>
            {said.use}
          </Button>
        )}
        {of.state === "in-use" && (
          <Button size="compact-sm" variant="default" disabled={isBusy} onClick={() => onUse(null)}>
            {said.takeBack}
          </Button>
        )}
        <span className={styles.soft}>
          {said.states[of.state]}
          {of.changedBy && <>: {said.by(isolated(of.changedBy), say.moment(of.changedAt))}</>}
        </span>
      </td>
    </tr>
  );
}

function Teachers({ of }: { of: readonly Teacher[] }) {
  const said = useAllWords().learning;
  const { show, onError } = useShown();
  const leave = useMutation({
    mutationFn: ({ id, isLeftOut }: Teacher) =>
      call(leaveOutTeacher, { params: { staffId: id }, body: { isLeftOut: !isLeftOut } }),
    onSuccess: (learned, { name, isLeftOut }) => {
      show(learned);
      tell(isLeftOut ? said.takenIn(isolated(name)) : said.leftOut(isolated(name)));
    },
    onError,
  });
  return (
    <table className={table.table} aria-label={said.teachers}>
      <thead>
        <tr>
          <th scope="col">{said.teacher}</th>
          <th scope="col">{said.said}</th>
          <th scope="col">{said.stood}</th>
          <th scope="col">{said.counts}</th>
        </tr>
      </thead>
      <tbody>
        {of.map((teacher) => (
          <tr key={teacher.id}>
            <th scope="row">
              <bdi>{teacher.name}</bdi>
            </th>
            <td>{teacher.said}</td>
            <td>{teacher.stood}</td>
            <td>
              <Switch
                aria-label={said.countsOf(teacher.name)}
                checked={!teacher.isLeftOut}
                disabled={leave.isPending}
                onChange={() => leave.mutate(teacher)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
