import type { Phrases } from "./phrases.ts";

export const it: Phrases = {
  cancelled: [
    "Mi è appena arrivato un SMS: {flight} cancellato. Come arrivo a {to} oggi?",
    "Volo {flight} cancellato e al banco non c'è nessuno. Potete mettermi su un altro volo?",
    "Il mio volo {from}–{to} di domani è sparito dall'app. È stato cancellato?",
  ],
  delayed: [
    "Ma di quanto è in ritardo il {flight}? Il tabellone dice un'ora, l'app dice tre.",
    "Ancora ritardo sul {flight}. Ce la faccio a prendere la coincidenza a {to}?",
    "Siamo fermi in aereo a {from} da due ore e nessuno ci dice niente. Che succede?",
  ],
  bag: [
    "Io sono a {to}, la valigia no. A chi mi rivolgo?",
    "Terzo giorno senza il bagaglio del {flight}, dentro ci sono le mie medicine. Aiutatemi per favore.",
    "La valigia è arrivata senza una ruota. Dove denuncio il danno?",
  ],
  refund: [
    "Aspetto il rimborso del {flight} da due mesi. Quando arriva?",
    "Invece del voucher posso avere indietro i soldi?",
  ],
  seat: [
    "Ho pagato il posto finestrino sul {flight} e mi ritrovo in mezzo. Com'è possibile?",
    "Ci avete divisi dal bambino di tre anni. Si può sistemare prima della partenza?",
  ],
  checkin: [
    "Il check-in online del {flight} dà sempre errore. È un problema vostro?",
    "L'app non accetta il numero del passaporto e parto domattina. Cosa faccio?",
  ],
  meal: [
    "Sono ancora in tempo per ordinare un pasto vegano sul {flight}?",
    "C'è qualcosa senza glutine a bordo per {to}?",
  ],
  pet: ["Posso portare il gatto in cabina da {from} a {to}?", "Quanto può essere grande il trasportino per il cane?"],
  praise: [
    "Complimenti all'equipaggio del {flight}, gentilissimi con la mia nonna!",
    "Puntuali, cortesi e la valigia per prima sul nastro. Bravi!",
  ],
  complaint: [
    "Un'ora in attesa al telefono e poi è caduta la linea. Vergogna.",
    "Sedili sporchi, nessuna spiegazione, nessuna scusa. Mai più.",
  ],
  chat: ["Alba sopra le nuvole e caffè in mano, si va a {to}!", "Chi c'è con me sul {flight} oggi?"],
  code: [
    "La mia prenotazione è {code}, potete controllare se il cambio è andato a buon fine?",
    "Nella prenotazione {code} il nome è sbagliato: è {name}. Potete correggerlo?",
  ],
  followup: [
    "C'è qualcuno?",
    "Ancora nessuna risposta. Ci sono novità?",
    "Rispondete per favore, tra poco devo partire per l'aeroporto.",
  ],
  thanks: ["Grazie mille, gentilissimi!", "Perfetto, grazie per la risposta veloce.", "Tutto risolto, buona giornata!"],
  more: [
    "Grazie. Vale anche per il ritorno?",
    "Va bene, ma quanto ci vorrà?",
    "Un'ultima cosa: io devo fare qualcosa?",
  ],
  private: [
    "Salve, eccomi. Prenotazione {code}, volo {flight} da {from} a {to}.",
    "Come richiesto: {code}, a nome {name}.",
  ],
};
