export { audit, listAudit } from "./audit.ts";
export { identifyCaller } from "./caller.ts";
export { addMember, createToken, findMember, listMembers, markSeen, whoIsHere } from "./members.ts";
export { createSignIn, type SignIn } from "./sign-in.ts";
