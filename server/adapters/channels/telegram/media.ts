/** What a message brings: asked for by its id, and fetched by us alone, for its address holds the bot's token. */
import { z } from "zod";
import type { Attachment, ChannelAccount, Located, MediaPort } from "../../../modules/channels/index.ts";
import { addressOf, call } from "./call.ts";
import { noOf } from "./outcome.ts";

export const media: MediaPort = { hosts: ["api.telegram.org"], locate };

const Found = z.object({ result: z.object({ file_path: z.string().regex(/^(?!.*\.\.)[\w./ -]{1,300}$/) }) });

async function locate({ mediaId }: Attachment, account: ChannelAccount): Promise<Located> {
  if (!mediaId) return { status: "refused", why: "Telegram did not name it" };
  const answer = await call(account, "getFile", { file_id: mediaId });
  const no = noOf(answer);
  if (no?.status === "sign-in-again") return { status: "signed-out" };
  if (no?.status === "busy" || no?.status === "unsure") return { status: "failed", why: "Telegram can't be asked now" };
  if (no)
    return { status: "refused", why: "Telegram no longer has it, or it is larger than the 20 MB that bots are given" };
  const found = Found.safeParse(answer.kind === "answered" ? answer.body : null).data;
  if (!found) return { status: "failed", why: "Telegram gave no address for it" };
  const path = found.result.file_path.split("/").map(encodeURIComponent).join("/");
  return { status: "found", url: addressOf(account, path, "/file"), headers: {} };
}
