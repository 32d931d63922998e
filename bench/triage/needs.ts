import { readFileSync } from "node:fs";
import { join } from "node:path";
import { jsonLines, tweets } from "./texts.ts";

/** A post and what it needs: Q and R an answer, C a word, M nothing; the rule is in README.md. */
export interface NeedsRow {
  id: string;
  label: "Q" | "R" | "C" | "M";
  sentiment: string;
  text: string;
  urgent: boolean;
  /** Of the shared cases; else one of ours. */
  isCase: boolean;
}

/** The posts of the shared cases, then those we labelled. */
export function needsRows(): NeedsRow[] {
  const cases = jsonLines<Omit<NeedsRow, "id" | "isCase"> & { tweet_id: string }>("cases/judgement/needs-answer.jsonl");
  const byId = new Map(tweets().all.map((tweet) => [tweet.id, tweet]));
  const ours = readFileSync(join(import.meta.dirname, "needs-labels.tsv"), "utf8")
    .trim()
    .split("\n");
  return [
    ...cases.map(({ tweet_id: id, ...row }) => ({ ...row, id, isCase: true })),
    ...ours.flatMap((line) => {
      const [id = "", label] = line.split("\t");
      const tweet = byId.get(id);
      return tweet
        ? [
            {
              id,
              label: label as NeedsRow["label"],
              sentiment: tweet.feeling,
              text: tweet.text,
              urgent: false,
              isCase: false,
            },
          ]
        : [];
    }),
  ];
}
