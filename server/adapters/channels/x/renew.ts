/** A new access token for an expired one (OAuth 2.0 refresh; X's refresh tokens work once and come back renewed). */
import { z } from "zod";
import type { ChannelAccount, RenewOutcome } from "../../../modules/channels/index.ts";
import { callX } from "./client.ts";

const Tokens = z.object({ access_token: z.string().min(1), refresh_token: z.string().min(1).optional() });

/** The account's secrets with the new tokens. A refusal is for good; silence is not. */
export async function renew(account: ChannelAccount): Promise<RenewOutcome> {
  const { refreshToken, clientId = "", clientSecret = "" } = account.secrets;
  if (!refreshToken) return { status: "refused" };
  const answer = await callX(account, {
    method: "POST",
    path: "/2/oauth2/token",
    form: { grant_type: "refresh_token", refresh_token: refreshToken, client_id: clientId },
    authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`,
  });
  if (answer.kind !== "answered" || answer.status === 429 || answer.status >= 500) return { status: "failed" };
  const tokens = answer.status === 200 ? Tokens.safeParse(answer.body) : null;
  if (!tokens?.success) return { status: "refused" };
  const { access_token: accessToken, refresh_token: next } = tokens.data;
  return {
    status: "renewed",
    secrets: { ...account.secrets, accessToken, ...(next && { refreshToken: next }) },
  };
}
