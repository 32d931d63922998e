/** What Meta calls a person who wrote to us, and until when our token works. */
import { z } from "zod";
import type { ChannelAccount, KeysTold, ProfileTold } from "../../../modules/channels/index.ts";
import { graphErrors } from "./errors.ts";
import type { Graph } from "./graph.ts";
import { harmlessNoOf } from "./outcome.ts";

const text = z.string().nullish().catch(null);
const Profile = z.looseObject({ name: text, username: text, first_name: text, last_name: text });

/** Empty where they keep it from us, as the law lets some: then nobody asks again. */
export const profiler =
  (graph: Graph) =>
  async (personId: string, account: ChannelAccount): Promise<ProfileTold | "signed-out" | null> => {
    const answer = await graph(account, {
      method: "GET",
      path: `/${encodeURIComponent(personId)}`,
      query: { fields: account.kind === "instagram" ? "name,username" : "name" },
    });
    const no = harmlessNoOf(answer, graphErrors);
    if (no)
      return no.status === "signed-out" ? "signed-out" : no.status === "busy" ? null : { name: null, handle: null };
    const { data } = Profile.safeParse(answer.kind === "answered" ? answer.body : null);
    const whole = [data?.first_name, data?.last_name].filter(Boolean).join(" ");
    return {
      name: (data?.name || whole || null)?.slice(0, 200) ?? null,
      handle: data?.username?.slice(0, 100) || null,
    };
  };

const Debugged = z.object({
  data: z.looseObject({ is_valid: z.boolean(), expires_at: z.number().nullish().catch(null) }),
});

/** developers.facebook.com: debug_token. Tokens of Instagram's own login are known at another host, which has no such question. */
export const keyTeller =
  (graph: Graph) =>
  async (account: ChannelAccount): Promise<KeysTold | null> => {
    const token = account.secrets["accessToken"] ?? "";
    if (token.startsWith("IG") && !account.baseUrl) return null;
    const answer = await graph(account, { method: "GET", path: "/debug_token", query: { input_token: token } });
    const no = harmlessNoOf(answer, graphErrors);
    if (no) return no.status === "signed-out" ? { status: "ended" } : null;
    const { data } = Debugged.safeParse(answer.kind === "answered" ? answer.body : null);
    if (!data) return null;
    const { is_valid: isValid, expires_at: endsAt } = data.data;
    if (!isValid) return { status: "ended" };
    // 0: it does not end.
    return { status: "fine", endAt: endsAt ? new Date(endsAt * 1000) : null };
  };
