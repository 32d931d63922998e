/** An agent asks the language model: kept as a row, worked on elsewhere. */
import type { Task } from "../../../contract/language-model.ts";
import { atomically } from "../../platform/context.ts";
import { CaseNotFound, findConversation } from "../cases/index.ts";
import { audit } from "../staff/index.ts";
import type { ModelContext } from "./context.ts";
import { IsOff, IsResting, IsSpent, NothingToRead, NotForThis, TooManyAsked } from "./problems.ts";
import { findStanding } from "./standing.ts";

export interface Question {
  id: string;
  caseId: string;
  askedBy: string;
  seesPersonalData: boolean;
  task: Task;
  language: string;
  messageId: string | null;
  words: string | null;
}

const mostWaiting = 3;

/** Refused where it may not be asked, with the reason. The same id twice is one. */
export async function ask(app: ModelContext, question: Question): Promise<void> {
  const { id, caseId, askedBy, seesPersonalData, task, language, messageId, words } = question;
  const { state, rule } = await findStanding(app);
  if (state === "off") throw IsOff();
  const talk = await findConversation(app.db, caseId);
  if (!talk) throw CaseNotFound();
  const { channel, customerId, spoken } = talk;
  if (!rule.tasks.includes(task) || !rule.channels.some((one) => one === channel)) throw NotForThis({ task, channel });
  if (state === "resting") throw IsResting();
  if (state === "spent") throw IsSpent();
  if (words === null && !(messageId ? spoken.some((one) => one.id === messageId) : spoken.length > 0))
    throw NothingToRead();
  await atomically(app, async (app) => {
    const [waiting] = await app.db<[{ count: number }]>`
      select count(*)::int as count from language_model.proposal where state = 'waiting' and asked_by = ${askedBy} and id <> ${id}`;
    if (waiting.count >= mostWaiting) throw TooManyAsked({ most: mostWaiting });
    const { count } = await app.db`
      insert into language_model.proposal (id, case_id, customer_id, asked_by, sees_personal_data, task, language, message_id, words, model)
      values (${id}, ${caseId}, ${customerId}, ${askedBy}, ${seesPersonalData}, ${task}, ${language}, ${messageId}, ${words}, ${rule.model})
      on conflict (id) do nothing`;
    if (count === 0) return;
    await audit(app.db, {
      actorId: askedBy,
      action: "language-model.ask",
      subject: `case/${caseId}`,
      detail: `${task} in ${language}`,
    });
    app.ring("proposals");
  });
}
