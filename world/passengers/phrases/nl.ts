import type { Phrases } from "./phrases.ts";

export const nl: Phrases = {
  cancelled: [
    "Net bericht gekregen dat {flight} niet gaat. Hoe kom ik vandaag nog in {to}?",
    "{flight} geannuleerd en bij de balie staat een rij van hier tot {from}. Kunnen jullie me online omboeken?",
    "Mijn vlucht van morgen staat ineens niet meer in de app. Is hij geannuleerd?",
  ],
  delayed: [
    "Hoe laat vertrekt {flight} nou echt? Het bord zegt om 14.10 uur, de app zegt niks.",
    "Alweer vertraging met {flight}. Haal ik mijn overstap in {to} nog?",
    "We zitten al anderhalf uur in het toestel op {from}. Wat is er aan de hand?",
  ],
  bag: [
    "Wij zijn in {to}, de koffers niet. Waar kan ik dat melden?",
    "Al drie dagen geen koffer en niemand neemt de telefoon op. Er zitten medicijnen in, kunnen jullie helpen?",
    "De kinderwagen kwam kapot van de band na {flight}. Wie vergoedt dat?",
  ],
  refund: [
    "Ik wacht al zes weken op mijn geld terug voor {flight}. Wanneer komt dat?",
    "Kan ik in plaats van een voucher gewoon mijn geld terugkrijgen?",
  ],
  seat: [
    "Extra betaald voor een stoel bij het raam op {flight} en nu zit ik in het midden. Hoe kan dat?",
    "Kunnen wij naast onze kleuter zitten op {flight}? Ze is net vier.",
  ],
  checkin: [
    "Inchecken voor {flight} lukt niet, ik krijg steeds een foutmelding. Doet de site het?",
    "Waar vind ik mijn instapkaart als ik niet via de app heb geboekt?",
  ],
  meal: [
    "Kan ik nu nog een halal maaltijd bestellen voor {flight}?",
    "Mijn zoon heeft een notenallergie. Wat serveren jullie onderweg naar {to}?",
  ],
  pet: ["Mag mijn kat mee in de cabine naar {to}?", "Wat kost het om een hond van 30 kilo mee te nemen vanaf {from}?"],
  praise: [
    "Complimenten voor de bemanning van {flight}, wat waren ze lief voor mijn oma!",
    "Stipt op tijd in {to} en ook nog een vrije stoel naast me. Top!",
  ],
  complaint: [
    "Twee uur aan de telefoon gehangen en toen werd de verbinding verbroken. Schandalig.",
    "Vieze stoelen, geen uitleg, geen excuses. Dit was de laatste keer.",
  ],
  chat: ["Goedemorgen vanaf gate B12, koffie in de hand, op naar {to}!", "Wie zit er straks ook in {flight}? 😄"],
  code: [
    "Mijn boekingscode is {code}, kunnen jullie kijken of de wijziging is doorgekomen?",
    "Bij boeking {code} staat mijn naam verkeerd, het moet {name} zijn. Kan dat aangepast worden?",
  ],
  followup: [
    "Hallo, is daar iemand?",
    "Ik wacht nog steeds op antwoord. Hoe zit het?",
    "Kan er alsjeblieft iemand reageren, ik moet zo naar het vliegveld.",
  ],
  thanks: [
    "Dank je wel, dat helpt enorm!",
    "Top, bedankt voor het snelle antwoord.",
    "Fijn, helemaal opgelost. Fijne dag nog!",
  ],
  more: [
    "Dank je. En geldt dat ook voor de terugreis?",
    "Oké, maar hoe lang gaat dat duren?",
    "Nog één vraagje: moet ik zelf nog iets doen?",
  ],
  private: [
    "Hoi, hier ben ik. Mijn code is {code}, vlucht {flight} van {from} naar {to}.",
    "Zoals gevraagd: {code}, op naam van {name}.",
  ],
};
