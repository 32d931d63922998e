import { channels } from "./channels.ts";
import { connect } from "./connect.ts";
import { templates } from "./templates.ts";

/** Channels: connecting them, how they are, and the texts that their vendors approve. */
export const ofChannels = { channels, connect, templates };
