/** The accounts on channels, and how one is connected. */
export const channels = {
  title: "Channels",
  about: "The connected accounts and how they are.",
  accounts: "Accounts",
  states: { active: "Works", "sign-in-again": "Sign in again", paused: "Paused", removed: "Removed" },
  paused: "Nothing is sent until you resume it. What comes in is kept and answered later.",
  connect: "Connect an account",
  newKeys: "New keys",
  newKeysTitle: (name: string) => `New keys for ${name}`,
  keysHelp: {
    facebook:
      "The app's secret, a verify token of your own choosing, and a lasting token, as Meta's developer pages show them. They are encrypted and never shown again.",
    messenger:
      "The app's secret, a verify token of your own choosing, and a lasting token, as Meta's developer pages show them. They are encrypted and never shown again.",
    instagram:
      "The app's secret, a verify token of your own choosing, and a lasting token, as Meta's developer pages show them. They are encrypted and never shown again.",
    whatsapp:
      "The app's secret, a verify token of your own choosing, and a lasting token, as Meta's developer pages show them. They are encrypted and never shown again.",
    x: "All keys of the app and of the brand's user, as X's developer portal shows them. They are encrypted and never shown again.",
    email:
      "The mail server that sends for this address, and how mail comes in: a mailbox (IMAP), or a mail service's webhook. They are encrypted and never shown again.",
    chat: "A secret that your site shares with us, of 32 signs or more, and the addresses of its pages. The secret is encrypted and never shown again.",
    telegram:
      "The token that BotFather shows, and a word of your own choosing that Telegram brings with every delivery (letters, digits, _ and -). They are encrypted and never shown again.",
  },
  keyOptional: "optional",
  keyNames: {
    appSecret: "App secret",
    verifyToken: "Verify token (yours to choose)",
    businessAccountId: "WhatsApp business account id",
    consumerKey: "Consumer key",
    consumerSecret: "Consumer secret",
    bearerToken: "Bearer token",
    accessToken: "Access token",
    accessTokenSecret: "Access token secret",
    refreshToken: "Refresh token",
    clientId: "Client id",
    clientSecret: "Client secret",
    smtpUrl: "Sends by (smtps://name:password@host)",
    imapUrl: "Mailbox (imaps://name:password@host)",
    senderName: "Name of the sender",
    webhookPassword: "Password of the webhook",
    mailgunKey: "Mailgun signing key",
    dkimSelector: "DKIM selector",
    dkimKey: "DKIM private key (PEM)",
    dkimDomain: "DKIM domain",
    authservId: "Name of your mail server in Authentication-Results",
    botToken: "Token of the bot",
    webhookSecret: "Secret of the webhook (yours to choose)",
    siteSecret: "Secret of the site",
    origins: "Addresses of the site, with spaces between",
  },
  accountName: "Name",
  saveKeys: "Save keys",
  connectedTitle: "Connected",
  connectedHelp: {
    facebook:
      "Give this address and your verify token to your Meta app, under Webhooks. One address is enough for all accounts of the app.",
    messenger:
      "Give this address and your verify token to your Meta app, under Webhooks. One address is enough for all accounts of the app.",
    instagram:
      "Give this address and your verify token to your Meta app, under Webhooks. One address is enough for all accounts of the app.",
    whatsapp:
      "Give this address and your verify token to your Meta app, under Webhooks. One address is enough for all accounts of the app.",
    x: "Tell X to deliver to this address; Connecting X in the documentation says how.",
    email:
      "A mail service that delivers by webhook needs this address, with any name and the webhook password before the host. A mailbox needs nothing more.",
    chat: "Put this line into your pages; Putting the chat on your site in the documentation says more.",
    telegram:
      "Give this address and your secret to Telegram with setWebhook; Connecting Telegram in the documentation has the line.",
  },
  rename: "Rename",
  renameTitle: (name: string) => `Rename ${name}`,
  renameHelp: "Only colleagues see it; the vendor keeps its own.",
  pause: "Pause sending",
  resume: "Resume sending",
  remove: "Remove",
  removeSure: "Remove it: keys are forgotten, history stays",
  signInAgain: "The vendor no longer takes our keys. What comes in is kept; what goes out waits.",
  away: (since: string, waiting: number) =>
    `It has not answered since ${since}. ${waiting === 1 ? "One message waits" : `${waiting} messages wait`} in order; what comes in is kept.`,
  triedAgain: (at: string) => `Tried again at ${at}.`,
  lastDelivery: "Last delivery",
  never: "Nothing yet",
  keysEnd: "Keys work until",
  webhook: "Webhook address",
  siteLine: "Line for your pages",
  vendorId: {
    facebook: "Page id",
    messenger: "Page id",
    instagram: "Account id",
    whatsapp: "Phone number id",
    x: "Id at the vendor",
    email: "Mail address",
    chat: "Id",
    telegram: "Name of the bot, without @",
  },
  kind: "Channel",
  noAccountsTitle: "No account connected",
  noAccounts: "Connect one with the button above, or with: npm run jetbridge -- channel add",
};
