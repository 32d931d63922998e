import { fileById, largestDownload } from "./files.ts";
import type { TelegramGround } from "./ground.ts";
import { changeMessage, messageAt } from "./messages.ts";
import { bad } from "./problems.ts";
import { botOf, secondsOf } from "./shapes.ts";
import { isFileMethod, makePace, sendFile, sendText, whoGets } from "./send.ts";
import type { BotCall } from "./bot-call.ts";
import type { Shape } from "./store.ts";

/** What one call of a method gives; undefined: there is no such method here. */
export function makeMethods(ground: TelegramGround): (call: BotCall) => Promise<unknown> | undefined {
  const pace = makePace(ground);
  const methods: Readonly<Record<string, (call: BotCall) => unknown>> = {
    getMe: () => ({ ...botOf(ground), can_join_groups: true, can_read_all_group_messages: false }),
    setMyShortDescription: ({ args }) => describeBot(ground, args),
    getMyShortDescription: ({ args }) => ({
      short_description:
        ground.descriptions.get(typeof args["language_code"] === "string" ? args["language_code"] : "") ??
        ground.descriptions.get("") ??
        "",
    }),
    setWebhook: ({ args }) => setWebhook(ground, args),
    deleteWebhook() {
      ground.setWebhook(null);
      return true;
    },
    getWebhookInfo: () => webhookInfo(ground),
    getFile: ({ args }) => getFile(ground, args),
    sendChatAction({ args }) {
      const person = whoGets(ground, args);
      if (args["action"] !== "typing") return true;
      ground.typing.set(person.id, ground.now() + 5000);
      ground.news.tell({ handle: person.handle });
      return true;
    },
    deleteMessage: ({ args }) => deleteMessage(ground, args),
    answerCallbackQuery({ args }) {
      if (!/^\d+$/.test(String(args["callback_query_id"])))
        throw bad("query is too old and response timeout expired or query ID is invalid");
      return true;
    },
    sendMessage(call) {
      pace();
      return sendText(ground, call);
    },
  };
  return (call) => {
    const work = methods[call.method];
    if (work) return Promise.resolve().then(() => work(call));
    if (!isFileMethod(call.method)) return undefined;
    return Promise.resolve().then(() => {
      pace();
      return sendFile(ground, call);
    });
  };
}

/** An empty text takes the one of its language away. */
function describeBot({ descriptions }: TelegramGround, args: Shape): true {
  const { short_description: text = "", language_code: code = "" } = args;
  if (typeof text !== "string" || text.length > 120) throw bad("short description is too long");
  if (typeof code !== "string" || !/^([a-z]{2})?$/.test(code)) throw bad("invalid language code specified");
  if (text === "") descriptions.delete(code);
  else descriptions.set(code, text);
  return true;
}

const day = 86_400_000;

/** Telegram demands https at four ports; here any address will do. */
function setWebhook(ground: TelegramGround, args: Shape): true {
  const { url = "", secret_token: secret = null, allowed_updates: allowed = null, max_connections: most = 40 } = args;
  if (typeof url !== "string") throw bad("invalid webhook URL specified");
  if (url !== "" && !/^https?:\/\//.test(url)) throw bad("bad webhook: an HTTPS URL must be provided for webhook");
  if (secret !== null && (typeof secret !== "string" || !/^[\w-]{1,256}$/.test(secret)))
    throw bad("secret token contains unallowed characters");
  const names = Array.isArray(allowed) && allowed.length > 0 ? allowed.map(String) : null;
  ground.setWebhook(
    url === ""
      ? null
      : {
          url,
          secret,
          allowed: names,
          maxConnections: Number(most),
          lastError: null,
        },
  );
  ground.updates.wake();
  return true;
}

function webhookInfo({ webhook, updates }: TelegramGround): Shape {
  const hook = webhook();
  return {
    url: hook?.url ?? "",
    has_custom_certificate: false,
    pending_update_count: updates.count().waiting,
    ...(hook && { max_connections: hook.maxConnections }),
    ...(hook?.allowed && { allowed_updates: hook.allowed }),
    ...(hook?.lastError && {
      last_error_date: secondsOf(hook.lastError.at),
      last_error_message: hook.lastError.message,
    }),
  };
}

function getFile({ db }: TelegramGround, { file_id: id }: Shape): Shape {
  const file = fileById(db, String(id));
  if (!file) throw bad("invalid file_id");
  if (file.content.length > largestDownload) throw bad("file is too big");
  return {
    file_id: file.id,
    file_unique_id: file.id.slice(-16),
    file_size: file.content.length,
    file_path: file.path,
  };
}

/** A bot's own within two days; in a private chat theirs too. */
function deleteMessage(ground: TelegramGround, { chat_id: chat, message_id: number }: Shape): true {
  const one = messageAt(ground.db, Number(chat), Number(number));
  if (!one || one.deletedAt !== null) throw bad("message to delete not found");
  if (ground.now() - one.createdAt > 2 * day) throw bad("message can't be deleted for everyone");
  changeMessage(ground.db, { ...one, deletedAt: ground.now() });
  return true;
}
