import type { ofChannels as english } from "../en/of-channels.ts";
import { channels } from "./channels.ts";
import { connect } from "./connect.ts";
import { templates } from "./templates.ts";

/** Kanalen: koppelen, hoe het ermee gaat, en de teksten die hun aanbieders goedkeuren. */
export const ofChannels: typeof english = { channels, connect, templates };
