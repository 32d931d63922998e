/** The samples of all channels. `tsc` names the one that is missing. */
import type { ChannelKind } from "../../../contract/words.ts";
import { chat } from "./of-chat.ts";
import { email } from "./of-email.ts";
import { facebook, instagram, messenger, whatsapp } from "./of-meta.ts";
import type { ChannelSample } from "./sample.ts";
import { x } from "./of-x.ts";
import { telegram } from "./of-telegram.ts";

export { lines } from "./of-chat.ts";

export const samples: Readonly<Record<ChannelKind, ChannelSample>> = {
  x,
  facebook,
  messenger,
  instagram,
  whatsapp,
  email,
  chat,
  telegram,
};
