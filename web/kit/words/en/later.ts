/** The words of pages that few open, and of signing in: loaded with the first that needs them. */
import { bagReport } from "./bag-report.ts";
import { keys } from "./keys.ts";
import { letters } from "./letters.ts";
import { operations } from "./operations.ts";
import { channels } from "./channels.ts";
import { connect } from "./connect.ts";
import { pages } from "./pages.ts";
import { prices } from "./prices.ts";
import { proof } from "./proof.ts";
import { rights } from "./rights.ts";
import { signing } from "./signing.ts";
import { signs } from "./signs.ts";
import * as around from "./media.ts";
import { templates } from "./templates.ts";
import { ways } from "./ways.ts";

/** What a first look at the desk does not say. */
export const later = {
  bagReport,
  ...keys,
  ...letters,
  operations,
  channels,
  connect,
  ...pages,
  prices,
  proof,
  rights,
  signs,
  ...signing,
  ...around,
  templates,
  ways,
};
