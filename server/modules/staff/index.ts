export { audit, listAudit } from "./audit.ts";
export { identifyCaller, isTokenKnown, wallCookie } from "./caller.ts";
export { findFirstAdministrator } from "./first-administrator.ts";
export { forgetSignIns } from "./forget.ts";
export { addMember, createToken, findMember, findRole, listMembers, markSeen, whoIsHere } from "./members.ts";
export { createSignIn, type SignIn } from "./sign-in.ts";
export { findSigner, listInitials, setInitials } from "./initials.ts";
