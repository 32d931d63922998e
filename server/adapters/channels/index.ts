/** The channels that this version speaks, by kind. */
import type { Channels } from "../../modules/channels/index.ts";
import { x } from "./x/index.ts";

export const channels: Channels = new Map([[x.kind, x]]);
