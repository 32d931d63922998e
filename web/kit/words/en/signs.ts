/** Signs of life: theirs beside a case, ours in the settings. */
export const signs = {
  theyType: (name: string) => `${name} is typing`,
  title: "Signs of life",
  seen: "Show customers that we have seen what they wrote",
  seenHelp:
    "Messenger, Instagram and WhatsApp, and business chats of Telegram: when somebody who may answer opens the case.",
  typing: "Show customers that an answer is being typed",
  typingHelp:
    "Messenger, Instagram, WhatsApp and Telegram, in private. WhatsApp shows it together with the sign that we have read, so there it needs both.",
};
