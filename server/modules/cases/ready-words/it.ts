import type { ReadyWords } from "./ready-words.ts";

export const it: ReadyWords = {
  language: "it",
  invite: (link) =>
    link
      ? `Grazie per la domanda. Per proteggere i suoi dati, continuiamo con un messaggio privato: ${link}`
      : "Grazie per la domanda. Per proteggere i suoi dati, le abbiamo scritto in un messaggio privato.",
  goOn: "Continuiamo qui, dove leggiamo solo lei e noi. Non deve ripetere nulla: abbiamo il suo messaggio davanti.",
  solved: "Abbiamo risolto insieme in un messaggio privato. Grazie per la pazienza.",
  askProof:
    "Per essere certi di parlare con la persona giusta: quali sono il codice di prenotazione e il cognome nella prenotazione?",
  askProofByLink: (link) =>
    `Per essere certi di parlare con la persona giusta, confermi qui chi è. Il link è solo per lei e funziona per un’ora: ${link}`,
  codeIsSent: "Abbiamo inviato un codice all’indirizzo della sua prenotazione. Qual è? Vale dieci minuti.",
  codeSubject: "Il suo codice",
  code: (code, minutes) =>
    `Il suo codice è ${code}. Vale ${minutes} minuti. Lo dia solo a chi glielo ha chiesto; se nessuno l’ha chiesto, ignori questo messaggio.`,
  whyHidden: (what) =>
    `Il suo messaggio pubblico mostrava questo di lei: ${what}. Altri potrebbero arrivare alla sua prenotazione o ai suoi dati, perciò abbiamo nascosto il messaggio. Noi possiamo leggerlo e continuiamo ad aiutarla qui.`,
  pleaseRemove: (what) =>
    `Il suo messaggio pubblico mostra questo di lei: ${what}. Altri potrebbero arrivare alla sua prenotazione o ai suoi dati. Elimini per favore quel messaggio; abbiamo ciò che serve e continuiamo ad aiutarla qui.`,
  noCards:
    "Sembrava un numero di carta. Lo abbiamo nascosto sui nostri schermi. Non invii mai qui i dati della carta: se c’è qualcosa da pagare, Le mandiamo un link.",
  replyTime: (wait) => `Tempo di risposta ora: circa ${wait}.`,
  youFly: (flights) => `La Sua prenotazione è stata modificata. Ora vola così:\n${flights}`,
  isArranged: (what) => `Abbiamo sistemato per Lei:\n${what}`,
  isCancelled: (refund) =>
    `La Sua prenotazione è annullata.${refund === null ? "" : ` ${refund} verranno rimborsati con lo stesso mezzo di pagamento.`}`,
  kinds: {
    pnr: "un codice di prenotazione",
    eticket: "un numero di biglietto elettronico",
    passport: "un numero di passaporto",
    phone: "un numero di telefono",
    email: "un indirizzo e-mail",
    card: "un numero di carta",
    iban: "un numero di conto",
    loyalty: "un numero frequent flyer",
    ktn: "un numero viaggiatore",
    pir: "un numero di pratica bagagli",
    dob: "una data di nascita",
  },
  and: " e ",
};
