import * as contract from "../../contract/settings.ts";
import {
  findReplyAll,
  findSignRule,
  findWordHours,
  listSignatures,
  setReplyAll,
  setSignRule,
  setSignature,
  setWordHours,
  type SignaturePattern,
} from "../modules/cases/index.ts";
import { findNoticeMinutes, setNoticeMinutes } from "../modules/service-levels/index.ts";
import { audit, listInitials, setInitials } from "../modules/staff/index.ts";
import { atomically } from "../platform/context.ts";
import type { Db } from "../platform/db.ts";
import type { Implement } from "../platform/http/implement.ts";
import type { RouteApp } from "./route-app.ts";

export function implementSettings(implement: Implement, app: RouteApp): void {
  const { db, channels } = app;

  /** Every channel there is, signed or not. */
  const readSignatures = async (db: Db): Promise<{ items: SignaturePattern[] }> => {
    const set = await listSignatures(db);
    const items = [...channels.values()].map(({ kind }) => ({
      channel: kind,
      pattern: set.find(({ channel }) => channel === kind)?.pattern ?? "",
    }));
    return { items };
  };

  implement(contract.getSignatures, () => readSignatures(db));

  implement(contract.setSignature, ({ caller, body }) =>
    atomically(app, async (app) => {
      await setSignature(app.db, body);
      await audit(app.db, { actorId: caller.id, action: "settings.signature", subject: `channel/${body.channel}` });
      return readSignatures(app.db);
    }),
  );

  implement(contract.listInitials, async () => ({ items: await listInitials(db) }));

  implement(contract.setInitials, ({ caller, params: { staffId }, body: { initials } }) =>
    atomically(app, async (app) => {
      const changed = await setInitials(app.db, { id: staffId, initials });
      await audit(app.db, { actorId: caller.id, action: "settings.initials", subject: `staff/${staffId}` });
      return changed;
    }),
  );

  implement(contract.getLetterRule, async () => ({ replyAll: await findReplyAll(db) }));

  implement(contract.setLetterRule, ({ caller, body }) =>
    atomically(app, async (app) => {
      await setReplyAll(app.db, body.replyAll);
      const detail = body.replyAll ? "reply to all" : "reply to the customer";
      await audit(app.db, { actorId: caller.id, action: "settings.letters", subject: "setting/letters", detail });
      return body;
    }),
  );

  implement(contract.getSignRule, () => findSignRule(db));

  implement(contract.setSignRule, ({ caller, body }) =>
    atomically(app, async (app) => {
      await setSignRule(app.db, body);
      const detail = `seen ${body.seen ? "on" : "off"}, typing ${body.typing ? "on" : "off"}`;
      await audit(app.db, { actorId: caller.id, action: "settings.signs", subject: "setting/signs", detail });
      return body;
    }),
  );

  implement(contract.getNoticeRule, async () => ({ overMinutes: await findNoticeMinutes(db) }));

  implement(contract.setNoticeRule, ({ caller, body }) =>
    atomically(app, async (app) => {
      await setNoticeMinutes(app, body.overMinutes);
      const detail = body.overMinutes === null ? "off" : `over ${body.overMinutes} minutes`;
      await audit(app.db, {
        actorId: caller.id,
        action: "settings.wait-notices",
        subject: "setting/wait-notices",
        detail,
      });
      return body;
    }),
  );

  implement(contract.getWordRule, async () => ({ hours: await findWordHours(db) }));

  implement(contract.setWordRule, ({ caller, body }) =>
    atomically(app, async (app) => {
      await setWordHours(app, body.hours);
      await audit(app.db, { actorId: caller.id, action: "settings.words", subject: "setting/words" });
      return body;
    }),
  );
}
