import type { MetaGround } from "./ground.ts";
import { keepMessage, newMessage } from "./keep-message.ts";
import { updatePerson } from "./people.ts";
import type { MetaPerson } from "./people.ts";
import type { Place } from "./store.ts";
import { messageIdAt } from "./talks/ids.ts";
import { setHolder } from "./talks/messages.ts";
import type { MetaMessage, MetaTalk } from "./talks/messages.ts";
import { inboxAppId } from "./talks/send-api.ts";
import { publishTalk } from "./talks/talk-events.ts";
import type { ChatPlace } from "./talks/talk-events.ts";
import { publishPreference, publishSystem } from "./whatsapp/whatsapp-events.ts";

/** Playing how passengers come and stand to the airline, and who else writes for it. */
export interface StandingPlay {
  /** They come by a link (`m.me`, `ig.me`) or an advertisement, or want to be told. */
  refer: (as: string, place: ChatPlace, referral: { ref: string; adId?: string | undefined }) => void;
  optIn: (as: string, topic: string) => void;
  /** Blocks, hides, stops: how they stand to the airline. */
  setStanding: (
    as: string,
    standing: Partial<Pick<MetaPerson, "hidesPhone" | "onWhatsapp" | "stoppedMarketing">> & {
      blocks?: readonly Place[] | undefined;
    },
  ) => MetaPerson;
  /** Another number, with another id; WhatsApp tells of it. */
  changeNumber: (as: string, waId: string) => MetaPerson;
  /** Another phone under the same number. */
  changeIdentity: (as: string) => void;
  /** Staff write by hand, in the Page's own inbox. */
  writeElsewhere: (as: string, place: ChatPlace, text: string) => MetaMessage;
  /** Another app takes a talk over, or gives it back. */
  handOver: (as: string, place: ChatPlace, to: MetaTalk["holder"]) => void;
  /** Meta warns the Page of a breach. */
  warn: (reason: string) => void;
}

export function makeStandingPlay(meta: MetaGround, person: (handle: string) => MetaPerson): StandingPlay {
  const changed = (handle: string) => meta.news.tell({ kind: "changed", handle });
  return {
    refer(as, place, { ref, adId }) {
      const { handle } = person(as);
      const source = adId
        ? { source: "ADS", type: "OPEN_THREAD", ad_id: adId, ads_context_data: { ad_title: "Fly with us" } }
        : { source: "SHORTLINK", type: "OPEN_THREAD" };
      publishTalk(meta, "referral", {
        place,
        handle,
        what: { referral: { ref, ...source } },
        subjectId: `referral-of-${handle}-${meta.now()}`,
      });
    },
    optIn(as, topic) {
      const { handle, psid } = person(as);
      const optin = {
        type: "notification_messages",
        payload: topic,
        title: topic,
        notification_messages_token: `${psid}${meta.nextId()}`,
        token_expiry_timestamp: meta.now() + 365 * 86_400_000,
        notification_messages_timezone: "Europe/Amsterdam",
        user_token_status: "NOT_REFRESHED",
      };
      publishTalk(meta, "optin", {
        place: "messenger",
        handle,
        what: { optin },
        subjectId: `optin-of-${handle}-${meta.now()}`,
      });
    },
    setStanding(as, { blocks, ...standing }) {
      const before = person(as);
      const after: MetaPerson = { ...before, ...standing, blocks: blocks ?? before.blocks };
      updatePerson(meta.db, after);
      if (after.stoppedMarketing !== before.stoppedMarketing)
        publishPreference(meta, after, after.stoppedMarketing ? "stop" : "resume");
      changed(after.handle);
      return after;
    },
    changeNumber(as, waId) {
      const before = person(as);
      const after: MetaPerson = { ...before, waId, bsuid: `GB.${meta.nextId()}${meta.nextId().slice(-4)}` };
      updatePerson(meta.db, after);
      publishSystem(meta, after, {
        id: messageIdAt("whatsapp", before.waId),
        from: before.waId,
        system: {
          body: `User ${before.name} changed from ${before.waId} to ${waId}`,
          wa_id: waId,
          type: "user_changed_number",
        },
      });
      return after;
    },
    changeIdentity(as) {
      const who = person(as);
      publishSystem(meta, who, {
        id: messageIdAt("whatsapp", who.waId),
        from: who.waId,
        system: {
          body: `User ${who.name} identity changed`,
          identity: meta.nextId().slice(-12),
          customer: who.waId,
          type: "customer_identity_changed",
        },
      });
    },
    writeElsewhere(as, place, text) {
      const who = person(as);
      const part = {
        kind: "text",
        content: { text },
        fromBrand: true,
        opensWindow: false,
        appId: inboxAppId,
        sentAt: meta.now(),
        deliveredAt: meta.now(),
      };
      return keepMessage(meta, newMessage(meta, { who, place, part }), who);
    },
    handOver(as, place, to) {
      const { handle } = person(as);
      const [ours, inbox] = [Number(meta.app.id), Number(inboxAppId)];
      const other = to === "inbox" ? inbox : 1_217_981_644;
      const what =
        to === "app"
          ? { pass_thread_control: { previous_owner_app_id: inbox, new_owner_app_id: ours, metadata: "" } }
          : { take_thread_control: { previous_owner_app_id: ours, new_owner_app_id: other, metadata: "" } };
      setHolder(meta.db, { place, handle }, to);
      publishTalk(meta, "handover", { place, handle, what, subjectId: `handover-of-${handle}-${meta.now()}` });
    },
    warn(reason) {
      const [row] = meta.db.prepare("select handle from meta_person order by handle limit 1").all();
      const what = { policy_enforcement: { action: "warning", reason } };
      publishTalk(meta, "policy", {
        place: "messenger",
        handle: String(row?.["handle"]),
        fromBrand: false,
        what,
        subjectId: `policy-${meta.now()}`,
      });
    },
  };
}
