import * as contract from "../../contract/profile-line.ts";
import { AccountNotFound, findAccount, findProfileLine, setProfileLine } from "../modules/channels/index.ts";
import type { Implement } from "../platform/http/implement.ts";
import { audited } from "./audited.ts";
import type { RouteApp } from "./route-app.ts";

export function implementProfileLines(implement: Implement, app: RouteApp): void {
  const show = async (accountId: string) => {
    const account = await findAccount(app, accountId);
    if (!account) throw AccountNotFound();
    const port = app.channels.get(account.kind)?.profile;
    const line = await findProfileLine(app.db, accountId);
    const wish = line && { opening: line.opening, language: line.language, isOn: line.isOn };
    const { written = null, writtenAt = null, why = null } = line ?? {};
    const offers = port ? (port.inLanguages ? ("languages" as const) : ("one" as const)) : null;
    return { offers, wish, written, writtenAt, why };
  };

  implement(contract.getProfileLine, ({ params: { accountId } }) => show(accountId));

  implement(contract.setProfileLine, async ({ caller, params: { accountId }, body }) => {
    const subject = `channel-account/${accountId}`;
    await audited(app, { caller, action: "channels.set-profile-line", subject }, (app) =>
      setProfileLine(app, { accountId, ...body }),
    );
    return show(accountId);
  });
}
