import type { Notices } from "./notice.ts";

export const no: Notices = {
  flight_delayed:
    "Hei {{name}}, flyet ditt {{flight}} til {{to}} er forsinket. Det går nå klokken {{departure}}, lokal tid. Vi beklager ventetiden. Svar her hvis det ikke passer.",
  flight_cancelled:
    "Hei {{name}}, vi beklager: flyet ditt {{flight}} til {{to}} er innstilt. Velg et annet fly eller pengene tilbake på {{link}} eller svar her, så hjelper vi deg.",
  gate_changed:
    "Hei {{name}}, flyet ditt {{flight}} går nå fra gate {{gate}} i stedet for den tidligere. Gå dit i god tid.",
  bag_found:
    "Hei {{name}}, gode nyheter: vi har funnet bagasjen din. Saken er {{bag_file}} og vi sier fra når den er på vei til deg.",
  bag_delivery:
    "Hei {{name}}, bagasjen din i sak {{bag_file}} blir levert til deg. Vær hjemme på dette tidspunktet: {{time}}. Svar her hvis det ikke går.",
  refund_done:
    "Hei {{name}}, refusjonen din på {{amount}} for bestilling {{locator}} er utbetalt. Det tar noen dager før banken viser den.",
  check_in_open:
    "Hei {{name}}, du kan nå sjekke inn på fly {{flight}} til {{to}} når du vil. Gjør det på {{link}} eller på flyplassen.",
  please_write:
    "Hei {{name}}, vi prøvde å nå deg om spørsmålet ditt {{case_number}} uten hell. Svar her, så fortsetter vi.",
  please_rate:
    "Hei, du skrev til oss nylig. Hva synes du om hjelpen du fikk? Ett klikk på {{link}} er nok. Takk for at du tar deg tid.",
  trip_documents:
    "Hei, her er det du ba om: reisen din med dokumentene, alltid oppdatert, finner du på {{link}} bare for deg.",
};
