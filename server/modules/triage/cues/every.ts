import type { Cues } from "../cues.ts";

/** Signs that mean the same in every language: emoji and a few words the whole world writes. */
export const every: Cues = {
  plea: `sos, 🆘`,
  thanks: `🙏`,
  settled: `👍, 👌, ok, ✅`,
  praise: `❤, 💙, 💜, 💕, 💖, 💗, 💛, 🧡, 💚, 😍, 🥰, 😘, 👏, 🎉, 😊, ☺, 😄, 😁, 🤩, 💯, 🙌, 😃, 🥳, ⭐, :), :-), ;), :d, <3, ♥`,
  anger: `😡, 🤬, 😠, 😤, 😞, 😒, 👎, 😢, 😭, 🤮, 💩, 🖕, 😩, 😫, 🙄, 😔, 😕, ☹, 🙁, :(, :-(, :/, #fail, #epicfail, ㅠㅠ, ㅜㅜ, t_t`,
  stuck: `⚠`,
};
