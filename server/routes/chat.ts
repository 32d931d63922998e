/** Chat on the airline's site: called from its pages, so by other origins, and by nobody who is signed in. */
import type { FastifyRequest } from "fastify";
import * as contract from "../../contract/chat.ts";
import * as files from "../../contract/chat-files.ts";
import { findAccount, findAccountName, noteTyping } from "../modules/channels/index.ts";
import {
  doubt,
  findChatFile,
  finishFile,
  keepFilePiece,
  findLinesAfter,
  findLinesBefore,
  findVisitor,
  noteRead,
  NoSuchFile,
  OtherOrigin,
  say,
  SiteNotFound,
  TooMany,
  UnknownVisitor,
  type Visitor,
  welcome,
  WrongIdentity,
} from "../modules/chat/index.ts";
import { listTold } from "../modules/facts/index.ts";
import { findReplyTimes } from "../modules/service-levels/index.ts";
import { openBreath } from "../platform/breath.ts";
import { now } from "../platform/context.ts";
import type { Implement } from "../platform/http/implement.ts";
import { isOpenTo } from "./chat-origins.ts";
import { findFile, findSmall, readFile, requireOpenable } from "../platform/files.ts";
import type { RouteApp } from "./route-app.ts";
import { sent } from "./sent-file.ts";

/** What a widget is given at once; what is older it asks for. */
const firstLines = 50;

/** Of what is going on now; the rest stands on the page of facts. */
const situationsShown = 3;

export function implementChat(implement: Implement, app: RouteApp): void {
  const { db } = app;
  // A whole airport may come from one address.
  const openings = openBreath({ most: 300, perSecond: 5 });
  const sayings = openBreath({ most: 15, perSecond: 0.5 });
  const signs = openBreath({ most: 10, perSecond: 1 });
  // Two files of 10 MB at once, then one in half a minute; an address may bring ten times that.
  const pieces = openBreath({ most: 40, perSecond: 0.7 });
  const piecesFrom = openBreath({ most: 400, perSecond: 7 });
  const looks = openBreath({ most: 60, perSecond: 2 });

  implement(contract.openChat, async ({ body, request }) => {
    const { siteId, token = null, identity, name = null, language = null } = body;
    if (!openings.take(request.ip)) throw TooMany({ retryAfterSeconds: 5 });
    const account = await findAccount(app, siteId);
    if (account?.kind !== "chat") throw SiteNotFound();
    if (!isOpenTo(account, request.headers.origin)) throw OtherOrigin();
    if (identity) {
      const why = doubt(identity, { secret: account.secrets["siteSecret"] ?? "", now: await now(db) });
      if (why) throw WrongIdentity({ why });
    }
    const userId = identity?.userId ?? null;
    const arriving = { accountId: siteId, token, userId, name: name || null, language };
    const met = await welcome(app, arriving);
    const [{ lines, more }, times, brand, situations] = await Promise.all([
      findLinesBefore(db, met.visitor.id, null, firstLines),
      findReplyTimes(db),
      findAccountName(db, siteId),
      listTold(db, { language: language ?? "en", kind: "situation", publicUrl: app.publicUrl }),
    ]);
    return {
      token: met.token,
      brand,
      isIdentified: userId !== null,
      lines,
      moreLines: more,
      expectedSeconds: times.find(({ channel }) => channel === "chat")?.expectedSeconds ?? null,
      situations: situations
        .slice(0, situationsShown)
        .map(({ title, text, language, url }) => ({ title, text, language, url })),
    };
  });

  const visitorOf = async (request: FastifyRequest): Promise<Visitor> => {
    const [, token] = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? "") ?? [];
    const visitor = token ? await findVisitor(db, token) : null;
    if (!visitor) throw UnknownVisitor();
    return visitor;
  };

  implement(contract.sayInChat, async ({ body, request }) => {
    const visitor = await visitorOf(request);
    if (!sayings.take(visitor.id)) throw TooMany({ retryAfterSeconds: 2 });
    return say(app, visitor, body);
  });

  implement(contract.listChatLines, async ({ query: { after, before, limit }, request }) => {
    const visitor = await visitorOf(request);
    if (!looks.take(visitor.id)) throw TooMany({ retryAfterSeconds: 1 });
    if (after === undefined) {
      const { lines, more } = await findLinesBefore(db, visitor.id, before ?? null, limit);
      return { items: lines, more };
    }
    const lines = await findLinesAfter(db, visitor.id, after, limit + 1);
    return { items: lines.slice(0, limit), more: lines.length > limit };
  });

  implement(contract.tellChatTyping, async ({ request }) => {
    const { id: threadId, accountId } = await visitorOf(request);
    if (!signs.take(threadId)) throw TooMany({ retryAfterSeconds: 3 });
    await noteTyping(app, [{ accountId, threadId, at: await now(db) }]);
    return null;
  });

  implement(contract.noteChatRead, async ({ body: { number }, request }) => {
    const visitor = await visitorOf(request);
    if (!looks.take(visitor.id)) throw TooMany({ retryAfterSeconds: 1 });
    await noteRead(app, visitor, number);
    return null;
  });

  implement(files.putChatPiece, async ({ params: { fileId, place }, request }) => {
    const visitor = await visitorOf(request);
    if (!pieces.take(visitor.id) || !piecesFrom.take(request.ip)) throw TooMany({ retryAfterSeconds: 5 });
    await keepFilePiece(app, { visitorId: visitor.id, id: fileId, place, data: request.body as Buffer });
    return null;
  });

  implement(files.finishChatFile, async ({ params: { fileId }, body, request }) => {
    const visitor = await visitorOf(request);
    await finishFile(app, { visitorId: visitor.id, id: fileId, ...body });
    return null;
  });

  implement(files.getChatFile, async ({ params: { fileId }, query, request }) => {
    const visitor = await visitorOf(request);
    if (!looks.take(visitor.id)) throw TooMany({ retryAfterSeconds: 1 });
    const theirs = await findChatFile(db, { visitorId: visitor.id, id: fileId });
    const file = theirs && (await findFile(db, theirs.fileId));
    if (!file) throw NoSuchFile();
    requireOpenable(file);
    const small = query.small ? await findSmall(db, file.id) : null;
    const saved = { wanted: null, name: theirs.name, opens: false };
    if (!small) return sent(file, saved, (from, to) => readFile(db, file.id, from, to));
    return sent({ ...file, type: small.type, bytes: small.data.length }, saved, async function* () {
      yield small.data;
    });
  });
}
