/** Asks a sentence that is of nobody: does it answer, and how fast? */
import type { Failure } from "../../../contract/language-model.ts";
import { lookAt } from "./answer.ts";
import type { ModelContext } from "./context.ts";
import { IsOff } from "./problems.ts";
import { promptFor } from "./prompt.ts";
import { findRule } from "./rule.ts";

export async function tryIt({
  db,
  languageModel,
}: ModelContext): Promise<{ failure: Failure | null; milliseconds: number }> {
  if (!languageModel) throw IsOff();
  const { rule } = await findRule(db);
  const begun = performance.now();
  const answer = await languageModel.ask({
    model: rule.model,
    lines: promptFor({
      task: "translation",
      language: "en",
      conversation: [],
      words: "Goedemorgen, hoe kunnen wij u helpen?",
      facts: [],
      longest: null,
      isPublic: false,
    }),
    longest: 200,
    timeoutMs: rule.timeoutSeconds * 1000,
    signal: new AbortController().signal,
  });
  const milliseconds = Math.round(performance.now() - begun);
  if (answer.status !== "answered") return { failure: answer.status, milliseconds };
  const looked = lookAt(answer.text, { language: "en", fits: null, links: new Set() });
  return { failure: "failure" in looked ? looked.failure : null, milliseconds };
}
