/** A new access token for an expired one (OAuth 2.0 refresh; X's refresh tokens work once and come back renewed). */
import { z } from "zod";
import type { ChannelAccount } from "../../../modules/channels/index.ts";
import { callX } from "./client.ts";

const Tokens = z.object({ access_token: z.string().min(1), refresh_token: z.string().min(1).optional() });

/** By refresh token: it works once, so all who find the same one used up share one renewal. */
const underWay = new Map<string, Promise<Record<string, string> | null>>();

/** Renewals remembered at most. */
const remembered = 100;

/** The account's secrets with the new tokens; null where they can't be renewed. Who comes late with an old one gets the same. */
export function renew(account: ChannelAccount): Promise<Record<string, string> | null> {
  const key = account.secrets["refreshToken"] ?? "";
  const renewing = underWay.get(key) ?? ask(account);
  if (underWay.size >= remembered) underWay.clear();
  underWay.set(key, renewing);
  // A failure is not remembered: the next one may ask again.
  void renewing.then((secrets) => secrets ?? underWay.delete(key));
  return renewing;
}

async function ask(account: ChannelAccount): Promise<Record<string, string> | null> {
  const { refreshToken, clientId = "", clientSecret = "" } = account.secrets;
  if (!refreshToken) return null;
  const answer = await callX(account, {
    method: "POST",
    path: "/2/oauth2/token",
    form: { grant_type: "refresh_token", refresh_token: refreshToken, client_id: clientId },
    authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`,
  });
  const tokens = answer.kind === "answered" && answer.status === 200 ? Tokens.safeParse(answer.body) : null;
  if (!tokens?.success) return null;
  const { access_token: accessToken, refresh_token: next } = tokens.data;
  return { ...account.secrets, accessToken, ...(next && { refreshToken: next }) };
}
