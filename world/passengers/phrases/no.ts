import type { Phrases } from "./phrases.ts";

export const no: Phrases = {
  cancelled: [
    "Fikk nettopp melding om at {flight} er innstilt. Hvordan kommer jeg meg til {to} i dag?",
    "{flight} er kansellert og ingen i skranken vet noe. Kan dere booke meg om?",
    "Flyet mitt {from}–{to} i morgen er borte fra appen. Er det innstilt?",
  ],
  delayed: [
    "Hvor forsinket er {flight} egentlig? Tavla sier en time, appen sier tre.",
    "Forsinket igjen med {flight}. Rekker jeg forbindelsen i {to}?",
    "Vi har sittet to timer i flyet i {from} uten noen forklaring. Hva skjer?",
  ],
  bag: [
    "Jeg er i {to}, kofferten min er det ikke. Hvem snakker jeg med?",
    "Tredje dag uten bagasjen fra {flight}, og medisinene mine ligger der. Kan noen hjelpe meg?",
    "Skiene kom ut av flyet knekt i to. Hvor melder jeg skaden?",
  ],
  refund: [
    "Har ventet på refusjon for {flight} i to måneder. Når kommer pengene?",
    "Kan jeg få pengene tilbake i stedet for et gavekort?",
  ],
  seat: [
    "Betalte for vindusplass på {flight} og havnet i midten. Hvordan kan det ha seg?",
    "Vi er satt langt fra sønnen vår på fire år. Kan dere ordne det før avgang?",
  ],
  checkin: [
    "Innsjekkingen på nett for {flight} feiler hver gang. Er det noe galt hos dere?",
    "Appen godtar ikke passnummeret mitt, og jeg reiser i morgen tidlig. Hva gjør jeg?",
  ],
  meal: ["Er det for sent å bestille vegetarmat på {flight}?", "Har dere noe glutenfritt om bord på vei til {to}?"],
  pet: ["Kan katten være med i kabinen fra {from} til {to}?", "Hvor stor kan buret til hunden være?"],
  praise: [
    "Stor honnør til mannskapet på {flight}, så snille med bestemor!",
    "I rute til {to}, blide folk og kofferten først på båndet. Supert!",
  ],
  complaint: [
    "En time i telefonkø, og så ble jeg kastet ut. Elendig.",
    "Ikke vann, ikke informasjon, ikke en unnskyldning. Aldri mer.",
  ],
  chat: ["God morgen fra gaten, kaffe i hånda, snart {to}!", "Nordlys fra vindusplass på {flight}. For en tur!"],
  code: [
    "Bestillingen min er {code}, kan dere se om endringen gikk gjennom?",
    "Navnet er feil på bestilling {code}, det skal være {name}. Kan dere rette det?",
  ],
  followup: [
    "Hallo, er det noen der?",
    "Har fortsatt ikke fått svar. Noe nytt?",
    "Vær så snill å svare, jeg må snart dra til flyplassen.",
  ],
  thanks: ["Tusen takk, det hjalp!", "Supert, takk for raskt svar.", "Da er alt i orden. Ha en fin dag!"],
  more: ["Takk. Gjelder det hjemreisen også?", "Ok, men hvor lang tid tar det?", "En ting til: må jeg gjøre noe selv?"],
  private: [
    "Hei, her er jeg. Bestilling {code}, {flight} fra {from} til {to}.",
    "Som avtalt: {code}, navnet er {name}.",
  ],
};
