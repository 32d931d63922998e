export { forgetVisitors } from "./forget.ts";
export { doubt } from "./identity.ts";
export { addLine, findLinesAfter, findLinesBefore, findOurLine } from "./lines.ts";
export { OtherOrigin, SiteNotFound, TooMany, UnknownVisitor, WrongIdentity } from "./problems.ts";
export { noteRead, say } from "./say.ts";
export { findVisitor, type Visitor, welcome } from "./visitors.ts";
export { openVisitorSockets } from "./visitor-sockets.ts";
export { eraseChat, exportChat } from "./rights/rights.ts";
export { traces } from "./traces.ts";
