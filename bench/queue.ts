import { randomUUID } from "node:crypto";
import type { Answer } from "../test/call-api.ts";
import { connectBrand } from "./load/brand.ts";
import { fill } from "./load/fill.ts";
import { leaveNothing } from "./load/leave-nothing.ts";
import { quiet } from "./load/processes.ts";
import { at } from "./load/quantile.ts";
import { startBench } from "./load/start-bench.ts";

/** What this bench measures. */
export const promise =
  "With 200,000 open cases and 2 million messages, over the API: first page, claim next, open a case, post a reply: 95 of 100 within 50 ms each; search within 200 ms.";

const openCases = 200_000;
const messages = 2_000_000;
const messagesPerCase = 4;
const times = 200;

export function measure(): Promise<Record<string, number | string>> {
  return leaveNothing(async (undo) => {
    const { product, sql } = await startBench(undo, 2);
    const { api } = product;
    const { id: accountId } = await connectBrand(product);
    const { caseIds, words } = await fill(
      sql,
      { accountId, openCases, closedCases: messages / messagesPerCase - openCases, messagesPerCase },
      (text) => console.log(`  ${text}`),
    );
    await quiet();
    const held: string[] = [];
    const figures: Record<string, number | string> = { openCases, messages };
    const time = async (name: string, ask: (place: number) => Promise<Answer>): Promise<void> => {
      for (let place = 0; place < 10; place++) await ask(place);
      const took: number[] = [];
      for (let place = 0; place < times; place++) {
        const begun = performance.now();
        const { status, body } = await ask(place);
        took.push(performance.now() - begun);
        if (status >= 300) throw new Error(`${name}: ${status} ${JSON.stringify(body)}`);
      }
      figures[`${name}P50Ms`] = at(took, 0.5);
      figures[`${name}P95Ms`] = at(took, 0.95);
      console.log(`  ${name}: p50 ${at(took, 0.5)} ms, p95 ${at(took, 0.95)} ms, most ${at(took, 1)} ms`);
    };
    const anyCase = (place: number): string => caseIds[place % caseIds.length] ?? "";
    const common = (place: number): string => words[place % 14] ?? "";
    const rare = (place: number): string => words[5000 + ((place * 37) % 10_000)] ?? "";
    const search = (text: string, more = ""): Promise<Answer> =>
      api("GET", `/api/v1/search/messages?text=${text}${more}`);

    await time("deskScreen", () => api("GET", "/api/v1/screens/desk"));
    await time("firstPage", () => api("GET", "/api/v1/cases?state=open"));
    await time("firstPageOfLanguage", () => api("GET", "/api/v1/cases?state=open&language=th"));
    await time("claimNext", async () => {
      const answer = await api("POST", "/api/v1/cases/next", {});
      held.push(answer.body.id as string);
      return answer;
    });
    await time("openCase", (place) => api("GET", `/api/v1/cases/${anyCase(place)}`));
    await time("reply", (place) =>
      api("POST", `/api/v1/cases/${held[place]}/replies`, {
        id: randomUUID(),
        visibility: "public",
        text: "We are looking for your bag.",
      }),
    );
    await time("searchCommonWord", (place) => search(common(place)));
    await time("searchRareWord", (place) => search(rare(place)));
    await time("searchTwoWords", (place) => search(`${common(place)}%20${rare(place)}`));
    await time("searchInLanguage", (place) => search(common(place), "&language=th&direction=inbound"));
    await time("searchBeginning", (place) => search(`${common(place)}%20${rare(place).slice(0, 3)}`));
    await time("searchNothing", () => search("zzzzunheardof"));
    await time("searchPeople", (place) =>
      api("GET", `/api/v1/search/people?text=${(place % 256).toString(16).padStart(3, "0")}`),
    );
    return figures;
  });
}
