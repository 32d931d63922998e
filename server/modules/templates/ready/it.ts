import type { Notices } from "./notice.ts";

export const it: Notices = {
  flight_delayed:
    "Buongiorno {{name}}, il suo volo {{flight}} per {{to}} è in ritardo. Ora parte alle {{departure}}, ora locale. Ci scusiamo per l'attesa. Risponda qui se non le va bene.",
  flight_cancelled:
    "Buongiorno {{name}}, ci dispiace: il suo volo {{flight}} per {{to}} è cancellato. Scelga un altro volo o il rimborso su {{link}} oppure risponda qui e la aiutiamo.",
  gate_changed:
    "Buongiorno {{name}}, il suo volo {{flight}} parte ora dall'uscita {{gate}} invece che da quella precedente. La preghiamo di andarci in tempo.",
  bag_found:
    "Buongiorno {{name}}, buone notizie: abbiamo trovato il suo bagaglio. La pratica è {{bag_file}} e le diremo quando sarà in viaggio verso di lei.",
  bag_delivery:
    "Buongiorno {{name}}, il suo bagaglio della pratica {{bag_file}} le sarà consegnato. La preghiamo di essere a casa a quest'ora: {{time}}. Risponda qui se non può.",
  refund_done:
    "Buongiorno {{name}}, il suo rimborso di {{amount}} per la prenotazione {{locator}} è stato pagato. La sua banca lo mostrerà tra qualche giorno.",
  check_in_open:
    "Buongiorno {{name}}, può fare il check-in per il volo {{flight}} per {{to}} già ora. Lo faccia su {{link}} oppure in aeroporto.",
  please_write:
    "Buongiorno {{name}}, abbiamo provato a contattarla per la sua richiesta {{case_number}} senza riuscirci. Risponda qui e proseguiamo.",
  please_rate:
    "Buongiorno, ci ha scritto di recente. Come valuta il nostro aiuto? Basta un clic su {{link}} per dircelo. Grazie per il suo tempo.",
  trip_documents:
    "Buongiorno, ecco quanto ha chiesto: il Suo viaggio con i documenti, sempre aggiornato, si trova su {{link}} solo per Lei.",
};
