export {
  type Abled,
  findAbled,
  findAbilities,
  findAbilitiesOf,
  findAbledHere,
  findGiven,
  listAbled,
  listAnswering,
  setAbilities,
} from "./abilities.ts";
export { audit, auditOpening, listAudit } from "./audit.ts";
export { identifyCaller, wallCookie, WrongOrigin } from "./caller.ts";
export { changeMember, deactivate, dropLinks, reactivate } from "./change-member.ts";
export { findDirectory, openDirectory, removeDirectory, setDirectory } from "./directory.ts";
export { enterByDirectory, leaveForDirectory, redirectUriOf, Unreachable } from "./enter-by-directory.ts";
export { memberDeactivated } from "./events.ts";
export { findFirstAdministrator } from "./first-administrator.ts";
export { forgetSignIns } from "./forget.ts";
export { findSigner, listInitials, setInitials } from "./initials.ts";
export {
  addMember,
  findAutomation,
  findByEmail,
  findMember,
  findPerson,
  findRole,
  findTeamsOf,
  listManaged,
  listMembers,
  listSeen,
  markSeen,
  whoIsHere,
} from "./members.ts";
export {
  askForNewPasskey,
  askForPasskey,
  keepPasskey,
  listPasskeys,
  removePasskey,
  renamePasskey,
} from "./passkeys.ts";
export { codesLeft, firstCodes, renewCodes } from "./recovery-codes.ts";
export { asLent, endLending, lend, listLendings, type LendingNow } from "./lending.ts";
export { getRules, setRules } from "./rules.ts";
export { completeByCode, noteFactor, type Person, proveAgain, resetFactors, tellFactors } from "./second-factor.ts";
export { endSessions, listSessions } from "./sessions.ts";
export { setPassword } from "./set-password.ts";
export { createSignIn, type SignIn, signOutCookies } from "./sign-in.ts";
export { forgetFailures } from "./throttle.ts";
export { addTeam, changeTeam, listTeams, removeTeam } from "./teams.ts";
export { forgetTeamMessages, listTeamMessages, listUnseen, markMessageSeen, tellTeam } from "./team-messages.ts";
export { createToken, isTokenKnown, listTokens, withdrawToken } from "./tokens.ts";
export { beginApp, confirmApp, findApp, removeApp } from "./totp.ts";
export { type Asker, enterByLink, enterByPasskey, enterByPassword } from "./ways-in.ts";
export { eraseDetails, exportReads } from "./rights/rights.ts";
export { traces } from "./traces.ts";
export { findName, findNames } from "./names.ts";
