/** What a check found, one line each: what was looked at, and in words how it is. */
import { VisuallyHidden } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import type { z } from "zod";
import type { AccountCheck, checkNewAccount } from "../../../contract/account-checks.ts";
import { isolated, useSay } from "../../kit/words/say.ts";
import { useChannelWords } from "../../kit/words/words.tsx";
import shared from "./channels.module.css";
import styles from "./findings.module.css";

type Finding = z.input<typeof AccountCheck>;
export type Findings = z.input<(typeof checkNewAccount)["returns"]>;

export function FindingList({ of: { checks, checkedAt } }: { of: Findings }) {
  const said = useChannelWords().connect;
  const say = useSay();
  const wrong = checks.filter(({ isFine }) => !isFine).length;
  // Nothing found is not all found well.
  if (checks.length === 0) return <p className={shared.soft}>{said.nothingAsked}</p>;
  return (
    <output className={styles.findings}>
      <p>
        <strong>{wrong === 0 ? said.allFine : said.someWrong(wrong)}</strong>{" "}
        <span title={say.exactly(checkedAt)}>{said.checkedAt(say.moment(checkedAt))}</span>
      </p>
      <ul>
        {checks.map((one) => (
          <FindingLine key={one.what} of={one} />
        ))}
      </ul>
    </output>
  );
}

function FindingLine({ of: { what, code, isFine, about, at } }: { of: Finding }) {
  const said = useChannelWords().connect;
  const say = useSay();
  const named = about.length === 0 ? "" : isolated(about.join(code === "is" ? ", " : " · "));
  return (
    <li data-check={what} data-fine={isFine}>
      {isFine ? <IconCircleCheck size={17} aria-hidden /> : <IconAlertTriangle size={17} aria-hidden />}
      <div>
        <VisuallyHidden>{isFine ? said.fine : said.wrong}: </VisuallyHidden>
        <strong>{said.whats[what]}</strong>
        <span>{said.codes[code](named, at ? say.date(at) : "")}</span>
      </div>
    </li>
  );
}
