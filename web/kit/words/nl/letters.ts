import type { letters as english } from "../en/letters.ts";

/** De woorden van brieven, en van het nee van een leverancier. */
export const letters: typeof english = {
  letter: {
    noSubject: "Geen onderwerp",
    from: "Van",
    to: "Aan",
    cc: "Cc",
    byGuest: "Niet de klant: iemand anders schreef mee in dit gesprek. Antwoorden gaan alleen naar de klant.",
    copyAdd: "Adres van iemand anders",
    copyAlso: "Hun mail ging ook hierheen; dit antwoord niet.",
    copyRemove: (address: string) => `Niet naar ${address}`,
    copyWrong: (text: string) => `"${text}" is geen mailadres.`,
    unconfirmed:
      "Afzender niet bevestigd: iemand anders kan onder dit adres hebben geschreven. Vertel niets voordat ze hebben bewezen wie ze zijn.",
    unconfirmedHelp:
      "De mailserver kon niet bevestigen dat deze mail van het genoemde adres komt; daarom telt hij voor niemand die met dat adres bekend is.",
    automatic: "Automatisch antwoord: niemand wacht op een reactie.",
    unfold: "Hele mail",
    fold: "Alleen wat nieuw is",
    showSent: "Zoals verzonden",
    sentHelp: "Niets erin is verborgen; openen komt in het auditlogboek.",
    hideSent: "Sluiten",
    loading: "Laden",
    frame: "De mail zoals hij is verzonden",
    remote: "Afbeeldingen van elders zijn niet geladen: ze zouden de afzender verraden dat iemand meeleest.",
    showRemote: "Toon afbeeldingen",
  },
  refusals: {
    duplicate: "Het kanaal neemt dezelfde woorden maar één keer aan. Verander een woord en verzend opnieuw.",
    "not-summoned": "X laat ons alleen antwoorden aan wie ons noemde. Schrijf privé, of vraag hun ons te noemen.",
    blocked: "Ze hebben ons geblokkeerd. Antwoord privé als dat nog kan, of sluit de zaak.",
    suspended: "Het kanaal heeft hun account opgeschort. Niemand kan hen daar bereiken.",
    protected: "Hun berichten zijn afgeschermd en X laat ons er niet op antwoorden. Schrijf privé.",
    "parent-gone": "Het bericht is verwijderd of niet meer te zien. Schrijf privé.",
    "messages-closed":
      "Ze ontvangen geen privéberichten van ons. Antwoord openbaar en vraag hun ons eerst te schrijven.",
    "not-our-thread": "Alleen reacties in gesprekken die wij begonnen, kunnen worden verborgen.",
    "too-long": "Het is te lang. Kort het in en verzend opnieuw.",
    "media-too-large": "Een bijlage is groter dan het kanaal aanneemt. Voeg een kleinere toe.",
    "media-infected":
      "In een bijlage is schadelijke software gevonden. Ze is niet verstuurd: verwijder ze en meld het bij je beveiligingsteam.",
    "media-unscannable":
      "Een bijlage kon niet op schadelijke software worden gecontroleerd en is daarom niet verstuurd. Voeg een kleinere toe, of in een andere vorm.",
    "media-unusable": "Het kanaal kon een bijlage niet gebruiken. Voeg een andere toe.",
    "used-up": "Wat het account deze maand mag verzenden, is op. Meld het je technici.",
    "not-permitted": "Ons account mag dit niet. Meld het je technici.",
    "account-removed": "Het account is uit Jetbridge verwijderd.",
    "no-such-address": "Deze mailbox bestaat niet. Vraag hun langs een andere weg om hun adres.",
    "mailbox-full": "Hun mailbox is vol. Probeer het morgen weer, of bereik hen langs een andere weg.",
    "mail-refused": "Hun mailserver neemt deze mail niet aan. Vraag je technici of ons adres op een lijst staat.",
    "came-back": "Hij is verzonden en kwam terug: ze hebben hem niet. Bereik hen langs een andere weg.",
    "copy-came-back": "Zij hebben het gekregen; een kopie aan iemand in Cc kwam terug.",
    "still-trying": "Hun mailserver nam hem nog niet aan. Het wordt nog een paar dagen geprobeerd.",
    unwanted: "Ze hebben deze mail als ongewenst gemeld. Denk goed na voor je weer schrijft.",
    "opted-out": "Ze willen geen berichten van ons.",
    restricted: "Het kanaal houdt ons account voorlopig tegen. Meld het je technici en antwoord langs een andere weg.",
    "answered-once":
      "Elke reactie krijgt één privéantwoord, en dat is gegeven. Antwoord openbaar; zodra zij schrijven, kun jij het ook.",
    unreachable:
      "Ze zijn daar nu niet te bereiken: geen account, een te oude app, of ze hebben ons geblokkeerd. Probeer een andere weg.",
    "not-now": "Het kanaal geeft hun dit een dag lang niet, want ze kregen veel van bedrijven. Probeer een andere weg.",
    "template-refused":
      "Het kanaal neemt dit sjabloon zo niet aan. Kies een ander, of meld het wie de sjablonen bijhoudt.",
    "window-closed": "De tijd waarin het kanaal ons laat schrijven, is voorbij. Die begint opnieuw als zij schrijven.",
    "never-wrote": "Het kanaal laat ons pas schrijven als zij ons daar geschreven hebben.",
    "window-full": "Het kanaal neemt niets meer van ons aan tot zij weer schrijven.",
    "people-only": "Daar mag nu alleen uit wat een mens heeft getypt.",
    "automatic-sender": "Een machine schreef namens hen, en machines antwoorden elkaar niet.",
    "marketing-stopped": "Ze willen geen reclame van ons.",
    "no-consent": "Ze hebben niet gezegd dat ze reclame van ons willen.",
    "takes-no-templates": "Het kanaal neemt geen sjablonen aan.",
    "template-unusable": "Het kanaal heeft dit sjabloon niet goedgekeurd, of trok de goedkeuring in. Kies een ander.",
    "earlier-part": "Een eerder deel kwam niet aan.",
    "vendor-fails":
      "Het kanaal liep steeds vast op dit bericht, terwijl het andere wel aannam. Verander het en probeer opnieuw, of antwoord langs een andere weg.",
    other: "Het kanaal gaf geen reden die wij kennen.",
  },
};
