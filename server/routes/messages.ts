import { scanAttachmentAgain as scanAgain } from "../../contract/file-care.ts";
import * as contract from "../../contract/messages.ts";
import {
  deleteMessage,
  fetchAgain,
  hideMessage,
  retryReply,
  scanAttachmentAgain,
  undoReply,
} from "../modules/cases/index.ts";
import { audit } from "../modules/staff/index.ts";
import type { Caller, Implement } from "../platform/http/implement.ts";
import { getLetter, showLetter } from "../screens/letter.ts";
import { getMessage, listMessages, type Reader } from "../screens/message.ts";
import { audited } from "./audited.ts";
import type { RouteApp } from "./route-app.ts";

/** What of people's data this caller is shown without being asked for a reason. */
export const readerOf = ({ permissions }: Caller): Reader => ({
  seesPersonalData: permissions.has("personal-data:read"),
});

export function implementMessages(implement: Implement, app: RouteApp): void {
  const { db } = app;

  implement(contract.listMessages, ({ caller, query }) => listMessages(db, query, readerOf(caller)));

  implement(contract.undoMessage, async ({ caller, params: { messageId } }) => {
    await audited(app, { caller, action: "cases.undo", subject: `message/${messageId}` }, (app) =>
      undoReply(app, { messageId, agentId: caller.id }),
    );
    return getMessage(db, messageId, { seesPersonalData: true });
  });

  implement(contract.retryMessage, async ({ caller, params: { messageId } }) => {
    await audited(app, { caller, action: "cases.retry", subject: `message/${messageId}` }, (app) =>
      retryReply(app, { messageId }),
    );
    return getMessage(db, messageId, readerOf(caller));
  });

  implement(contract.hideMessage, async ({ caller, params: { messageId }, body: { hidden, reason = null } }) => {
    await audited(
      app,
      { caller, action: hidden ? "cases.hide" : "cases.unhide", subject: `message/${messageId}` },
      (app) => hideMessage(app, { messageId, hidden, reason }),
    );
    return getMessage(db, messageId, readerOf(caller));
  });

  implement(scanAgain, async ({ caller, params: { attachmentId } }) => {
    await audited(app, { caller, action: "cases.scan-again", subject: `attachment/${attachmentId}` }, (app) =>
      scanAttachmentAgain(app, attachmentId),
    );
    return { held: "waiting" as const };
  });

  implement(contract.deleteMessage, async ({ caller, params: { messageId } }) => {
    await audited(app, { caller, action: "cases.delete", subject: `message/${messageId}` }, (app) =>
      deleteMessage(app, messageId),
    );
    return getMessage(db, messageId, readerOf(caller));
  });

  implement(contract.fetchAttachmentAgain, async ({ caller, params: { attachmentId } }) => {
    await audited(app, { caller, action: "cases.fetch-attachment", subject: `attachment/${attachmentId}` }, (app) =>
      fetchAgain(app, attachmentId),
    );
    return { state: "waiting" as const };
  });

  implement(contract.getLetter, ({ caller, params: { messageId } }) => getLetter(db, messageId, readerOf(caller)));

  implement(contract.showLetter, async ({ caller, params: { messageId }, query }) => {
    const shown = await showLetter(db, messageId, query);
    await audit(db, { actorId: caller.id, action: "cases.read-letter", subject: `message/${messageId}` });
    return shown;
  });

  implement(contract.revealMessage, async ({ caller, params: { messageId } }) => {
    const message = await getMessage(db, messageId, { seesPersonalData: true });
    await audit(db, { actorId: caller.id, action: "cases.reveal", subject: `message/${messageId}` });
    return { text: message.text };
  });
}
