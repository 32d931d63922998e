import type { Phrases } from "./phrases.ts";

export const de: Phrases = {
  cancelled: [
    "Gerade die SMS bekommen: {flight} ist gestrichen. Wie komme ich heute noch nach {to}?",
    "{flight} annulliert, die Schlange am Schalter ist endlos. Kann mich bitte jemand hier umbuchen?",
    "Mein Flug {from}–{to} morgen taucht in der App nicht mehr auf. Findet der überhaupt statt?",
  ],
  delayed: [
    "Wann geht {flight} denn jetzt wirklich? Die Anzeige sagt 16:20, die Durchsage sagt was anderes.",
    "Schon wieder Verspätung bei {flight}. Erreiche ich meinen Anschluss in {to} noch?",
    "Seit zwei Stunden sitzen wir in {from} im Flieger auf dem Vorfeld. Was ist los?",
  ],
  bag: [
    "Ich bin in {to} gelandet, mein Koffer leider nicht. An wen wende ich mich?",
    "Tag drei ohne Gepäck von {flight}. Da sind meine Medikamente drin, bitte helfen Sie mir!",
    "Mein Rollstuhl kam mit verbogenem Rad aus dem Frachtraum. Wo melde ich den Schaden?",
  ],
  refund: [
    "Ich warte seit sieben Wochen auf die Erstattung für {flight}. Wann kommt das Geld?",
    "Kann ich statt des Gutscheins eine Rückzahlung auf die Kreditkarte bekommen?",
  ],
  seat: [
    "Sitzplatzreservierung bezahlt und trotzdem auf {flight} in der letzten Reihe. Wie kann das sein?",
    "Wir wurden mit zwei kleinen Kindern auseinandergesetzt. Lässt sich das vor dem Abflug noch ändern?",
  ],
  checkin: [
    "Der Online-Check-in für {flight} bricht jedes Mal mit einer Fehlermeldung ab. Liegt das an mir?",
    "Die App nimmt meine Reisepassnummer nicht an. Was kann ich tun?",
  ],
  meal: [
    "Kann ich für {flight} noch ein vegetarisches Essen vorbestellen?",
    "Gibt es auf dem Weg nach {to} etwas ohne Laktose?",
  ],
  pet: [
    "Darf mein Dackel mit in die Kabine? Er wiegt mit Tasche 7,5 kg.",
    "Brauche ich für eine Katze von {from} nach {to} besondere Papiere?",
  ],
  praise: [
    "Ein großes Lob an die Crew von {flight}: Sie haben meiner Tochter die Flugangst genommen.",
    "Pünktlich in {to}, freundlich, unkompliziert. So macht Fliegen Spaß!",
  ],
  complaint: [
    "Eine Stunde Warteschleife, dann aus der Leitung geflogen. Kundendienst kann man das nicht nennen.",
    "Kein Wasser, keine Informationen, keine Entschuldigung. Ich bin bedient.",
  ],
  chat: [
    "Sonnenaufgang über den Wolken, Tomatensaft in der Hand. Mehr braucht es nicht.",
    "Noch drei Tage bis {to}, der Koffer steht schon im Flur!",
  ],
  code: [
    "Meine Buchungsnummer ist {code}, ist die Umbuchung bei Ihnen angekommen?",
    "In der Buchung {code} steht mein Name falsch, richtig ist {name}. Bitte korrigieren.",
  ],
  followup: [
    "Hallo? Ist da jemand?",
    "Ich habe immer noch keine Antwort. Gibt es etwas Neues?",
    "Bitte melden Sie sich, ich muss gleich zum Flughafen los.",
  ],
  thanks: [
    "Vielen Dank, das hilft mir sehr!",
    "Super, danke für die schnelle Antwort.",
    "Alles geklärt, danke und schönen Tag noch!",
  ],
  more: [
    "Danke. Gilt das auch für den Rückflug?",
    "Verstehe, aber wie lange dauert das ungefähr?",
    "Eine Frage noch: Muss ich selbst etwas tun?",
  ],
  private: [
    "Hallo, hier bin ich. Buchung {code}, Flug {flight} von {from} nach {to}.",
    "Wie gewünscht: {code}, Name {name}. Brauchen Sie noch etwas?",
  ],
};
