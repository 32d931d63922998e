import type { Notices } from "./notice.ts";

export const fr: Notices = {
  flight_delayed:
    "Bonjour {{name}}, votre vol {{flight}} vers {{to}} est retardé. Il part maintenant à {{departure}}, heure locale. Nous sommes désolés de cette attente. Répondez ici si cela ne vous convient pas.",
  flight_cancelled:
    "Bonjour {{name}}, nous sommes désolés : votre vol {{flight}} vers {{to}} est annulé. Choisissez un autre vol ou un remboursement sur {{link}} ou répondez ici, et nous vous aidons.",
  gate_changed:
    "Bonjour {{name}}, votre vol {{flight}} part désormais de la porte {{gate}} et non plus de la précédente. Merci de vous y rendre à temps.",
  bag_found:
    "Bonjour {{name}}, bonne nouvelle : nous avons retrouvé votre bagage. Son dossier est {{bag_file}} et nous vous dirons quand il sera en route vers vous.",
  bag_delivery:
    "Bonjour {{name}}, votre bagage du dossier {{bag_file}} va vous être livré. Merci d'être chez vous à cette heure : {{time}}. Répondez ici si ce n'est pas possible.",
  refund_done:
    "Bonjour {{name}}, votre remboursement de {{amount}} pour la réservation {{locator}} a été versé. Il faut quelques jours à votre banque pour l'afficher.",
  check_in_open:
    "Bonjour {{name}}, vous pouvez vous enregistrer pour le vol {{flight}} vers {{to}} dès maintenant. Faites-le sur {{link}} ou à l'aéroport.",
  please_write:
    "Bonjour {{name}}, nous avons essayé de vous joindre au sujet de votre demande {{case_number}} sans succès. Répondez ici, et nous continuons.",
  please_rate:
    "Bonjour, vous nous avez écrit récemment. Que pensez-vous de notre aide ? Un clic sur {{link}} suffit pour nous le dire. Merci de votre temps.",
  trip_documents:
    "Bonjour, voici ce que vous avez demandé : votre voyage et ses documents, toujours à jour, se trouvent sur {{link}} pour vous seul.",
};
