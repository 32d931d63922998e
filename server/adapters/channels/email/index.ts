/** E-mail, as far as it is read. */
import { read, readAnswer } from "./read.ts";

export const email = { kind: "email", read, readAnswer };
