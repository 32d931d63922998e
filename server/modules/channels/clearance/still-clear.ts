/** Asks once more, right before the vendor is called: what was clear when it was written may not be now. */
import { type Context } from "../../../platform/context.ts";
import type { ChannelsContext } from "../context.ts";
import type { Refusal } from "../outbound.ts";
import type { SendWindow } from "../sending-rules.ts";
import { findTemplateStates, keyOfTemplate } from "../template-states.ts";
import type { OutboundTemplate } from "../template-port.ts";
import { tellOutgoing } from "../tell-outgoing.ts";
import { findClearances, type Wish } from "./clear.ts";

/** A message that is due. */
export interface Due extends Pick<Wish, "accountId" | "correspondentId" | "visibility" | "by"> {
  id: string;
  upTo: SendWindow["name"] | null;
  template: OutboundTemplate | null;
}

export interface StillClear {
  id: string;
  window: SendWindow["name"] | null;
}

/** Those that may go, and by what. The others are refused, and are back with who wrote them: nothing takes another window by itself. */
export async function stillClear(app: ChannelsContext, due: readonly Due[]): Promise<StillClear[]> {
  const asked = due.filter(({ visibility }) => visibility === "private");
  const clear: StillClear[] = due
    .filter(({ visibility }) => visibility === "public")
    .map(({ id, upTo }) => ({ id, window: upTo }));
  if (asked.length === 0) return clear;
  const clearances = await findClearances(app, await wishesOf(app, asked));
  for (const [place, { id }] of asked.entries()) {
    const clearance = clearances[place];
    if (!clearance) continue;
    if (clearance.clear) clear.push({ id, window: clearance.windows[0]?.name ?? null });
    else await refuse(app, id, clearance.why);
  }
  return clear;
}

async function wishesOf({ db }: Context, due: readonly Due[]): Promise<Wish[]> {
  const named = due.flatMap(({ accountId, template }) =>
    template ? [{ accountId, name: template.text.name, language: template.text.language }] : [],
  );
  const states = await findTemplateStates(db, named);
  return due.map(({ id, template, ...wish }) => {
    const found = template && states.get(keyOfTemplate({ ...wish, ...template.text }));
    return {
      ...wish,
      messageId: id,
      template: template && {
        category: found?.category ?? template.text.category,
        state: found?.state ?? null,
        // It was asked for when this was written; who takes it back is known by the vendor's word.
        hasConsent: true,
      },
    };
  });
}

async function refuse(app: Context, id: string, code: Refusal): Promise<void> {
  await app.db`
    update channels.outgoing set state = 'refused', why = ${"it was no longer clear when it was to go"}, code = ${code}, changed_at = platform.now()
    where id = ${id} and state = 'pending'`;
  await tellOutgoing(app, [id]);
}
