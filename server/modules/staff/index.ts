export { audit, listAudit } from "./audit.ts";
export { identifyCaller } from "./caller.ts";
export { addMember, createToken, findMember, listMembers, markSeen, MemberNotFound, whoIsHere } from "./members.ts";
export { createSignIn, type SignIn } from "./sign-in.ts";
