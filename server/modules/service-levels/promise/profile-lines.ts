/** Says in our profiles how long an answer takes now. */
import { languages } from "../../../../contract/words.ts";
import { sayReplyTime } from "../../cases/index.ts";
import {
  type ChannelsContext,
  listDueProfileLines,
  type ProfileTexts,
  type ProfileWish,
  writeProfileLine,
} from "../../channels/index.ts";
import { findReplyTimes, type Published, tellIn } from "../reply-times.ts";
import { stepOf } from "./steady.ts";

/** Once a minute; each account is written every five at most. */
export async function writeProfileLines(app: ChannelsContext): Promise<void> {
  const due = await listDueProfileLines(app);
  if (due.length === 0) return;
  const times = await findReplyTimes(app.db);
  for (const line of due) {
    const published = times.find(({ channel }) => channel === line.kind);
    // What is stale stays as it is for a while: a time that was so is better than a profile that comes and goes.
    if (line.isOn && published?.isStale) continue;
    await writeProfileLine(app, line, textsOf(line, published));
  }
}

interface Offered {
  most: number;
  inLanguages: boolean;
}

/** What is to stand there. Who reads another language than the opening's reads the time alone. Pure. */
export function textsOf(
  { opening, language, isOn, most, inLanguages }: Omit<ProfileWish, "accountId"> & Offered,
  published: Published | undefined,
): ProfileTexts {
  const timeIn = (of: string): string | null => {
    const seconds = isOn && published ? tellIn(of, published).expectedSeconds : null;
    return seconds === null ? null : sayReplyTime(of, stepOf(seconds));
  };
  const time = timeIn(language);
  const both = time === null ? opening : `${opening} ${time}`;
  // Where both are too long, the time is what readers come for.
  const own = both.length > most && time !== null ? time : both;
  const others = inLanguages ? languages.filter((one) => one !== language).map((one) => [one, timeIn(one)]) : [];
  return Object.fromEntries([["default", own], ...others].filter(([, text]) => text !== null));
}
