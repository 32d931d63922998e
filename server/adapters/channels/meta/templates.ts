/** Meta's keeping of approved texts: of a WhatsApp business account, and of a Page for Messenger (edge `message_templates`). */
import { z } from "zod";
import type { ChannelAccount, SubmitOutcome, TemplatePort, TemplateStanding } from "../../../modules/channels/index.ts";
import { type ErrorLine, errorOf } from "./errors.ts";
import type { Graph, GraphAnswer } from "./graph.ts";
import { harmlessNoOf } from "./outcome.ts";
import { componentsToSubmit, languageAtMeta, languageOfMeta, templateToSubmit } from "./template-shape.ts";

const Id = z.union([z.string(), z.number()]).transform(String);

const Kept = z.looseObject({
  id: Id,
  name: z.string(),
  language: z.string(),
  status: z.string().catch(""),
  category: z.string().nullish().catch(null),
  rejected_reason: z.string().nullish().catch(null),
});

const Page = z.looseObject({
  data: z.array(Kept.nullable().catch(null)),
  paging: z
    .looseObject({
      next: z.string().nullish(),
      cursors: z.looseObject({ after: z.string().nullish() }).nullish(),
    })
    .nullish()
    .catch(null),
});

const states: Readonly<Record<string, TemplateStanding["state"]>> = {
  APPROVED: "approved",
  REJECTED: "rejected",
  PAUSED: "paused",
  DISABLED: "disabled",
  LIMIT_EXCEEDED: "disabled",
  PENDING_DELETION: "disabled",
};

/** What Meta says of a template that it has not. */
const notThere = 2_593_002;

/** What we do not know is not yet approved. */
export const templateStateOf = (status: string | null | undefined): TemplateStanding["state"] =>
  states[(status ?? "").toUpperCase()] ?? "pending";

const categories = new Set(["utility", "marketing", "authentication"]);

/** A page of the list holds a hundred. */
const pagesAtMost = 20;

export interface TemplateKeeping {
  /** Whose they are: the business account of WhatsApp, or the Page. */
  keeper: (account: ChannelAccount) => string;
  lines: readonly ErrorLine[];
}

export function templatePort(graph: Graph, { keeper, lines }: TemplateKeeping): TemplatePort {
  const edge = (account: ChannelAccount): string => `/${encodeURIComponent(keeper(account))}/message_templates`;
  const find = async (account: ChannelAccount, name: string): Promise<Found[] | "signed-out" | null> =>
    listAll(graph, account, { path: edge(account), lines, name });

  return {
    async submit(text, account): Promise<SubmitOutcome> {
      const standing = await find(account, text.name);
      if (standing === "signed-out") return { status: "signed-out" };
      const language = languageAtMeta(text.language);
      const known = standing?.find((one) => one.atMeta === language && one.name === text.name);
      const answer = known?.vendorId
        ? await graph(account, {
            method: "POST",
            path: `/${encodeURIComponent(known.vendorId)}`,
            body: { category: text.category.toUpperCase(), components: componentsToSubmit(text) },
          })
        : await graph(account, { method: "POST", path: edge(account), body: templateToSubmit(text) });
      return submitted(answer, known?.vendorId ?? null, lines);
    },
    async list(account) {
      const found = await listAll(graph, account, { path: edge(account), lines });
      if (found === "signed-out" || found === null) return found;
      return found.map(({ atMeta: _atMeta, ...one }) => one);
    },
    async remove(name, account) {
      const answer = await graph(account, { method: "DELETE", path: edge(account), query: { name } });
      const error = answer.kind === "answered" ? errorOf(answer.body) : null;
      if (error?.code === notThere || error?.subcode === notThere) return { status: "done" };
      return harmlessNoOf(answer, lines) ?? { status: "done" };
    },
  };
}

function submitted(answer: GraphAnswer, knownId: string | null, lines: readonly ErrorLine[]): SubmitOutcome {
  const no = harmlessNoOf(answer, lines);
  if (no) return no;
  const body = z
    .looseObject({ id: Id.nullish(), status: z.string().nullish() })
    .safeParse(answer.kind === "answered" ? answer.body : null).data;
  const vendorId = body?.id ?? knownId;
  // A changed one is looked at again, and its answer says no more than that it was taken.
  return vendorId
    ? { status: "submitted", vendorId, state: templateStateOf(body?.status) }
    : { status: "busy", retryAt: null, why: "Meta gave no id for it" };
}

type Found = TemplateStanding & { atMeta: string };

async function listAll(
  graph: Graph,
  account: ChannelAccount,
  { path, lines, name }: { path: string; lines: readonly ErrorLine[]; name?: string },
): Promise<Found[] | "signed-out" | null> {
  const found: Found[] = [];
  let after: string | null = null;
  for (let page = 0; page < pagesAtMost; page++) {
    const answer = await graph(account, {
      method: "GET",
      path,
      query: {
        fields: "id,name,language,status,category,rejected_reason",
        limit: "100",
        ...(name && { name }),
        ...(after && { after }),
      },
    });
    const no = harmlessNoOf(answer, lines);
    if (no) return no.status === "signed-out" ? "signed-out" : null;
    const { data } = Page.safeParse(answer.kind === "answered" ? answer.body : null);
    if (!data) return null;
    found.push(...data.data.flatMap((one) => (one ? [standingOf(one)] : [])));
    after = data.paging?.next ? (data.paging.cursors?.after ?? null) : null;
    if (!after) break;
  }
  return found;
}

function standingOf({ id, name, language, status, category, rejected_reason: why }: z.output<typeof Kept>): Found {
  const kept = (category ?? "").toLowerCase();
  return {
    name,
    language: languageOfMeta(language) ?? language,
    atMeta: language,
    vendorId: id,
    state: templateStateOf(status),
    why: why && why !== "NONE" ? why.slice(0, 300) : null,
    category: categories.has(kept) ? (kept as TemplateStanding["category"]) : null,
  };
}
