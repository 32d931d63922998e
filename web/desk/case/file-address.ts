/** Where a message's file is had from. */
import { getFile } from "../../../contract/files.ts";
import { addressOf } from "../../kit/call.ts";

export const fileAddress = (fileId: string): string => addressOf(getFile.path, { fileId });
