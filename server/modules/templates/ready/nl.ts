import type { Notices } from "./notice.ts";

export const nl: Notices = {
  flight_delayed:
    "Hallo {{name}}, je vlucht {{flight}} naar {{to}} heeft vertraging. Hij vertrekt nu om {{departure}}, lokale tijd. Het spijt ons dat je moet wachten. Antwoord hier als dit je niet uitkomt.",
  flight_cancelled:
    "Hallo {{name}}, het spijt ons: je vlucht {{flight}} naar {{to}} is geannuleerd. Kies een andere vlucht of je geld terug via {{link}} of antwoord hier, dan helpen we je.",
  gate_changed:
    "Hallo {{name}}, je vlucht {{flight}} vertrekt nu van gate {{gate}} in plaats van de eerdere gate. Ga er op tijd heen.",
  bag_found:
    "Hallo {{name}}, goed nieuws: we hebben je koffer gevonden. Het dossier is {{bag_file}} en we laten weten wanneer hij naar je onderweg is.",
  bag_delivery:
    "Hallo {{name}}, je koffer met dossier {{bag_file}} wordt bij je bezorgd. Wees op deze tijd thuis: {{time}}. Antwoord hier als dat niet lukt.",
  refund_done:
    "Hallo {{name}}, je terugbetaling van {{amount}} voor boeking {{locator}} is overgemaakt. Het duurt een paar dagen voor je bank het toont.",
  check_in_open:
    "Hallo {{name}}, je kunt nu inchecken voor vlucht {{flight}} naar {{to}}. Doe het via {{link}} of op de luchthaven.",
  please_write:
    "Hallo {{name}}, we probeerden je te bereiken over je vraag {{case_number}} maar dat lukte niet. Antwoord hier, dan gaan we ermee verder.",
  please_rate:
    "Hallo, je schreef ons onlangs. Hoe kijk je terug op onze hulp? Met één klik op {{link}} laat je het ons weten. Bedankt voor de moeite.",
  trip_documents:
    "Hallo, hier is waar je om vroeg: je reis met de documenten, altijd actueel, staat op {{link}} en is alleen voor jou.",
};
