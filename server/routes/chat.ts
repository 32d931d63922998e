/** Chat on the airline's site: called from its pages, so by other origins, and by nobody who is signed in. */
import type { FastifyRequest } from "fastify";
import * as contract from "../../contract/chat.ts";
import { findAccount, findAccountName, noteTyping } from "../modules/channels/index.ts";
import {
  doubt,
  findLinesAfter,
  findLinesBefore,
  findVisitor,
  noteRead,
  OtherOrigin,
  say,
  SiteNotFound,
  TooMany,
  UnknownVisitor,
  type Visitor,
  welcome,
  WrongIdentity,
} from "../modules/chat/index.ts";
import { findReplyTimes } from "../modules/service-levels/index.ts";
import { openBreath } from "../platform/breath.ts";
import { now } from "../platform/context.ts";
import type { Implement } from "../platform/http/implement.ts";
import { isOpenTo } from "./chat-origins.ts";
import type { RouteApp } from "./route-app.ts";

/** What a widget is given at once; what is older it asks for. */
const firstLines = 50;

export function implementChat(implement: Implement, app: RouteApp): void {
  const { db } = app;
  // A whole airport may come from one address.
  const openings = openBreath({ most: 300, perSecond: 5 });
  const sayings = openBreath({ most: 15, perSecond: 0.5 });
  const signs = openBreath({ most: 10, perSecond: 1 });
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
    const [{ lines, more }, times, brand] = await Promise.all([
      findLinesBefore(db, met.visitor.id, null, firstLines),
      findReplyTimes(db),
      findAccountName(db, siteId),
    ]);
    return {
      token: met.token,
      brand,
      isIdentified: userId !== null,
      lines,
      moreLines: more,
      expectedSeconds: times.find(({ channel }) => channel === "chat")?.expectedSeconds ?? null,
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
}
