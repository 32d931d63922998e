import type { Notices } from "./notice.ts";

export const de: Notices = {
  flight_delayed:
    "Guten Tag {{name}}, Ihr Flug {{flight}} nach {{to}} ist verspätet. Er startet nun um {{departure}} Uhr Ortszeit. Wir bitten um Entschuldigung. Antworten Sie hier, wenn Ihnen das nicht passt.",
  flight_cancelled:
    "Guten Tag {{name}}, leider fällt Ihr Flug {{flight}} nach {{to}} aus. Wählen Sie einen anderen Flug oder Ihr Geld zurück unter {{link}} oder antworten Sie hier, dann helfen wir Ihnen.",
  gate_changed:
    "Guten Tag {{name}}, Ihr Flug {{flight}} startet jetzt an Gate {{gate}} statt am bisherigen Gate. Bitte gehen Sie rechtzeitig dorthin.",
  bag_found:
    "Guten Tag {{name}}, gute Nachrichten: Wir haben Ihr Gepäck gefunden. Der Vorgang ist {{bag_file}} und wir sagen Ihnen, wann es zu Ihnen unterwegs ist.",
  bag_delivery:
    "Guten Tag {{name}}, Ihr Gepäck mit dem Vorgang {{bag_file}} wird Ihnen gebracht. Bitte seien Sie zu dieser Zeit zu Hause: {{time}}. Antworten Sie hier, wenn das nicht geht.",
  refund_done:
    "Guten Tag {{name}}, Ihre Erstattung von {{amount}} für die Buchung {{locator}} ist ausgezahlt. Bis Ihre Bank sie zeigt, dauert es einige Tage.",
  check_in_open:
    "Guten Tag {{name}}, der Check-in für Ihren Flug {{flight}} nach {{to}} ist geöffnet. Checken Sie ein unter {{link}} oder am Flughafen.",
  please_write:
    "Guten Tag {{name}}, wir wollten Sie zu Ihrer Anfrage {{case_number}} erreichen, leider ohne Erfolg. Bitte antworten Sie hier, dann machen wir weiter.",
  please_rate:
    "Guten Tag, Sie haben uns kürzlich geschrieben. Wie beurteilen Sie unsere Hilfe? Ein Klick auf {{link}} genügt. Vielen Dank für Ihre Mühe.",
  trip_documents:
    "Guten Tag, hier ist, worum Sie gebeten haben: Ihre Reise mit allen Dokumenten, immer aktuell, finden Sie unter {{link}} und nur für Sie.",
};
