import type { signs as english } from "../en/signs.ts";

export const signs: typeof english = {
  theyType: (name) => `${name} is aan het typen`,
  title: "Tekens van leven",
  seen: "Klanten laten zien dat we hun bericht hebben gezien",
  seenHelp:
    "Messenger, Instagram en WhatsApp, en zakelijke chats van Telegram: zodra iemand die mag antwoorden de zaak opent.",
  typing: "Klanten laten zien dat er een antwoord wordt getypt",
  typingHelp:
    "Messenger, Instagram, WhatsApp en Telegram, in privé. WhatsApp toont het alleen samen met het teken dat we hebben gelezen; daar moeten dus beide aan staan.",
};
