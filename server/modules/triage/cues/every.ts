import type { Cues } from "../cue.ts";

/** Signs that mean the same in every language: emoji and a few words the whole world writes. */
export const every: Cues = {
  plea: `sos, 🆘`,
  thanks: `🙏, dankie, tack, tak, kiitos, dziękuję, dzięki, děkuji, ďakujem, köszönöm, mulțumesc, hvala, дякую, благодаря ви, terima kasih, cảm ơn, धन्यवाद, شكرا, תודה, ευχαριστώ, salamat, asante, takk, gràcies, faleminderit, ačiū, paldies, aitäh, mahalo, gracias, merci, grazie, danke, obrigado, arigato, ありがとう, 谢谢, спасибо`,
  settled: `👍, 👌, ok, ✅`,
  praise: `❤, 💙, 💜, 💕, 💖, 💗, 💛, 🧡, 💚, 😍, 🥰, 😘, 👏, 🎉, 😊, ☺, 😄, 😁, 🤩, 💯, 🙌, 😃, 🥳, ⭐, :), :-), ;), :d, <3, ♥`,
  anger: `😡, 🤬, 😠, 😤, 😞, 😒, 👎, 😢, 😭, 🤮, 💩, 🖕, 😩, 😫, 🙄, 😔, 😕, ☹, 🙁, :(, :-(, :/, #fail, #epicfail, ㅠㅠ, ㅜㅜ, t_t`,
  stuck: `⚠`,
};
