/** The short description of a bot, which its profile shows (core.telegram.org/bots/api#setmyshortdescription). */
import type { ProfilePort } from "../../../modules/channels/index.ts";
import { call } from "./call.ts";
import { harmlessNoOf } from "./outcome.ts";

/** Ours where Telegram's apps are called otherwise; none for `default`. */
const codes: Readonly<Record<string, string>> = { default: "", no: "nb" };

export const profile: ProfilePort = {
  most: 120,
  inLanguages: true,
  async write({ texts, before }, account) {
    // One that is no longer said is taken away by an empty text.
    const keys = [...new Set([...Object.keys(texts), ...Object.keys(before)])];
    for (const key of keys.filter((one) => texts[one] !== before[one])) {
      const answer = await call(account, "setMyShortDescription", {
        short_description: texts[key] ?? "",
        language_code: codes[key] ?? key,
      });
      const no = harmlessNoOf(answer);
      if (no) return no;
    }
    return { status: "done" };
  },
};
