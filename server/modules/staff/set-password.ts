/** One's own password. */
import { atomically, type Context } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { audit } from "./audit.ts";
import { dropLinks } from "./change-member.ts";
import { sessionsEnded } from "./events.ts";
import { forgetDevices, readDevice } from "./known-device.ts";
import { findMember } from "./members.ts";
import type { SignIn } from "./sign-in.ts";

export interface OwnPassword {
  memberId: string;
  current?: string | undefined;
  password: string;
  cookie: string;
}

/** Sets or changes it. All other sessions end, links are void, and no other browser is a known one any more. */
export async function setPassword(
  app: Context & { signIn: SignIn },
  { memberId, ...given }: OwnPassword,
): Promise<void> {
  const { hasPassword } = await findMember(app.db, memberId);
  await app.signIn.setPassword({ ...given, hasPassword });
  await atomically(app, async (app) => {
    await dropLinks(app.db, memberId);
    await forgetDevices(app.db, memberId, readDevice(app.signIn.device, given.cookie));
    await audit(app.db, { actorId: memberId, action: "staff.set-password", subject: `staff/${memberId}` });
    await emit(app, sessionsEnded, [{ memberId }]);
  });
}
