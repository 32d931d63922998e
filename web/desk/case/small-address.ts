/** Where the small form of a picture is had from, where there is one. */
import { getSmallPicture } from "../../../contract/file-care.ts";
import { addressOf } from "../../kit/call.ts";

export const smallAddress = (fileId: string): string => addressOf(getSmallPicture.path, { fileId });
