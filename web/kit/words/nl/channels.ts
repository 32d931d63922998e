/** De accounts op kanalen, en hoe er een wordt aangesloten. */
import type { channels as english } from "../en/channels.ts";

export const channels: typeof english = {
  title: "Kanalen",
  about: "De aangesloten accounts en hoe het ermee gaat.",
  accounts: "Accounts",
  states: { active: "Werkt", "sign-in-again": "Opnieuw aanmelden", paused: "Gepauzeerd", removed: "Verwijderd" },
  paused: "Er gaat niets uit tot je het hervat. Wat binnenkomt, blijft bewaard en wordt later beantwoord.",
  connect: "Account aansluiten",
  newKeys: "Nieuwe sleutels",
  newKeysTitle: (name: string) => `Nieuwe sleutels voor ${name}`,
  keysHelp: {
    facebook:
      "Het geheim van de app, een verificatietoken dat je zelf kiest en een blijvend toegangstoken, zoals de ontwikkelaarspagina's van Meta ze tonen. Ze worden versleuteld en nooit meer getoond.",
    messenger:
      "Het geheim van de app, een verificatietoken dat je zelf kiest en een blijvend toegangstoken, zoals de ontwikkelaarspagina's van Meta ze tonen. Ze worden versleuteld en nooit meer getoond.",
    instagram:
      "Het geheim van de app, een verificatietoken dat je zelf kiest en een blijvend toegangstoken, zoals de ontwikkelaarspagina's van Meta ze tonen. Ze worden versleuteld en nooit meer getoond.",
    whatsapp:
      "Het geheim van de app, een verificatietoken dat je zelf kiest en een blijvend toegangstoken, zoals de ontwikkelaarspagina's van Meta ze tonen. Ze worden versleuteld en nooit meer getoond.",
    x: "Alle sleutels van de app en van de gebruiker van het merk, zoals het ontwikkelaarsportaal van X ze toont. Ze worden versleuteld en nooit meer getoond.",
    email:
      "De mailserver die voor dit adres verzendt, en hoe mail binnenkomt: een mailbox (IMAP) of de webhook van een maildienst. Ze worden versleuteld en nooit meer getoond.",
    chat: "Een geheim dat uw site met ons deelt, van 32 tekens of meer, en de adressen van haar pagina's. Het geheim wordt versleuteld en nooit meer getoond.",
    telegram:
      "Het token dat BotFather toont, en een woord dat je zelf kiest en dat Telegram bij elke melding meestuurt (letters, cijfers, _ en -). Ze worden versleuteld en nooit meer getoond.",
  },
  keyOptional: "niet verplicht",
  keyNames: {
    appSecret: "App-geheim",
    verifyToken: "Verificatietoken (zelf te kiezen)",
    businessAccountId: "Id van het WhatsApp-bedrijfsaccount",
    consumerKey: "Consumer key",
    consumerSecret: "Consumer secret",
    bearerToken: "Bearer token",
    accessToken: "Access token",
    accessTokenSecret: "Access token secret",
    refreshToken: "Refresh token",
    clientId: "Client-id",
    clientSecret: "Client secret",
    smtpUrl: "Verzendt via (smtps://naam:wachtwoord@host)",
    imapUrl: "Mailbox (imaps://naam:wachtwoord@host)",
    senderName: "Naam van de afzender",
    webhookPassword: "Wachtwoord van de webhook",
    mailgunKey: "Ondertekensleutel van Mailgun",
    dkimSelector: "DKIM-selector",
    dkimKey: "DKIM-privésleutel (PEM)",
    dkimDomain: "DKIM-domein",
    authservId: "Naam van je mailserver in Authentication-Results",
    botToken: "Token van de bot",
    webhookSecret: "Geheim van de webhook (zelf te kiezen)",
    siteSecret: "Geheim van de site",
    origins: "Adressen van de site, met spaties ertussen",
  },
  accountName: "Naam",
  saveKeys: "Sleutels opslaan",
  connectedTitle: "Aangesloten",
  connectedHelp: {
    facebook:
      "Geef dit adres en je verificatietoken op bij je Meta-app, onder Webhooks. Eén adres is genoeg voor alle accounts van de app.",
    messenger:
      "Geef dit adres en je verificatietoken op bij je Meta-app, onder Webhooks. Eén adres is genoeg voor alle accounts van de app.",
    instagram:
      "Geef dit adres en je verificatietoken op bij je Meta-app, onder Webhooks. Eén adres is genoeg voor alle accounts van de app.",
    whatsapp:
      "Geef dit adres en je verificatietoken op bij je Meta-app, onder Webhooks. Eén adres is genoeg voor alle accounts van de app.",
    x: "Laat X op dit adres afleveren; in de documentatie staat hoe.",
    email:
      "Een maildienst die via een webhook aflevert, heeft dit adres nodig, met een naam en het webhookwachtwoord voor de host. Een mailbox heeft verder niets nodig.",
    chat: "Zet deze regel in uw pagina's; in de documentatie staat meer.",
    telegram:
      "Geef dit adres en je geheim aan Telegram met setWebhook; de regel staat in de documentatie bij Connecting Telegram.",
  },
  rename: "Naam wijzigen",
  renameTitle: (name: string) => `Naam van ${name} wijzigen`,
  renameHelp: "Alleen collega's zien hem; de leverancier houdt de eigen naam.",
  pause: "Verzenden pauzeren",
  resume: "Verzenden hervatten",
  remove: "Verwijderen",
  removeSure: "Verwijderen: sleutels weg, geschiedenis blijft",
  signInAgain: "De leverancier neemt onze sleutels niet meer aan. Wat binnenkomt blijft bewaard; wat uitgaat wacht.",
  away: (since: string, waiting: number) =>
    `Het antwoordt niet sinds ${since}. ${waiting === 1 ? "Eén bericht wacht" : `${waiting} berichten wachten`} op volgorde; wat binnenkomt, blijft bewaard.`,
  triedAgain: (at: string) => `Nieuwe poging om ${at}.`,
  lastDelivery: "Laatste aflevering",
  never: "Nog niets",
  keysEnd: "Sleutels werken tot",
  webhook: "Webhookadres",
  siteLine: "Regel voor uw pagina's",
  vendorId: {
    facebook: "Id van de pagina",
    messenger: "Id van de pagina",
    instagram: "Id van het account",
    whatsapp: "Id van het telefoonnummer",
    x: "Id bij de leverancier",
    email: "Mailadres",
    chat: "Id",
    telegram: "Naam van de bot, zonder @",
  },
  kind: "Kanaal",
  noAccountsTitle: "Geen account aangesloten",
  noAccounts: "Sluit er een aan met de knop hierboven, of met: npm run jetbridge -- channel add",
};
