import type { Phrases } from "./phrases.ts";

export const fr: Phrases = {
  cancelled: [
    "Je viens d'apprendre que le {flight} est annulé. Comment je fais pour arriver à {to} ce soir ?",
    "Vol {flight} annulé, personne au comptoir. Vous pouvez me mettre sur un autre vol ?",
    "Mon vol {from}–{to} de demain a disparu de l'appli, il est annulé ou pas ?",
  ],
  delayed: [
    "Le {flight} a combien de retard au juste ? L'écran dit une heure, l'hôtesse dit trois.",
    "Encore du retard sur le {flight}. Est-ce que j'aurai ma correspondance à {to} ?",
    "Deux heures qu'on attend dans l'avion à {from} sans la moindre explication, que se passe-t-il ?",
  ],
  bag: [
    "Me voilà à {to}, ma valise non. À qui dois-je m'adresser ?",
    "Troisième jour sans mon bagage du vol {flight}, mes médicaments sont dedans. Aidez-moi s'il vous plaît.",
    "Ma valise neuve est arrivée éventrée. Comment je déclare les dégâts ?",
  ],
  refund: [
    "J'attends le remboursement du {flight} depuis deux mois. C'est prévu pour quand ?",
    "Je préfère un remboursement à un bon d'achat, c'est possible ?",
  ],
  seat: [
    "J'ai payé pour un siège côté hublot et on m'a mis au milieu sur le {flight}. Pourquoi ?",
    "Mon fils de cinq ans est placé à dix rangs de moi. Vous pouvez arranger ça ?",
  ],
  checkin: [
    "L'enregistrement en ligne du {flight} plante à chaque fois. C'est normal ?",
    "Impossible d'ajouter mon passeport dans l'appli, je décolle demain matin. Que faire ?",
  ],
  meal: [
    "Est-il encore temps de commander un repas végétarien pour le {flight} ?",
    "Y a-t-il quelque chose sans gluten à bord vers {to} ?",
  ],
  pet: [
    "Puis-je prendre mon chat en cabine jusqu'à {to} ? Il pèse 5 kg avec son sac.",
    "Quels papiers faut-il pour un chien au départ de {from} ?",
  ],
  praise: [
    "Un grand bravo à l'équipage du {flight}, adorable avec mon père de 86 ans !",
    "Vol impeccable, à l'heure, et le sourire en plus. Merci !",
  ],
  complaint: [
    "Une heure d'attente au téléphone pour se faire raccrocher au nez. Bravo le service client.",
    "Cabine glaciale, écran cassé, aucune excuse. Plus jamais.",
  ],
  chat: [
    "Petit café à la porte d'embarquement, direction {to} !",
    "Les nuages vus d'en haut, je ne m'en lasserai jamais.",
  ],
  code: [
    "Ma réservation est {code}, pouvez-vous vérifier que le changement est bien passé ?",
    "Il y a une faute à mon nom sur le dossier {code} : c'est {name}. Vous pouvez corriger ?",
  ],
  followup: [
    "Bonjour, il y a quelqu'un ?",
    "Toujours pas de réponse… Vous avez du nouveau ?",
    "Répondez-moi s'il vous plaît, je pars bientôt pour l'aéroport.",
  ],
  thanks: [
    "Merci beaucoup, c'est parfait !",
    "Super, merci pour la réponse rapide.",
    "C'est réglé, merci et bonne journée !",
  ],
  more: [
    "Merci. Et pour le retour, c'est pareil ?",
    "D'accord, mais ça prendra combien de temps ?",
    "Une dernière question : j'ai quelque chose à faire de mon côté ?",
  ],
  private: [
    "Bonjour, me voici. Réservation {code}, vol {flight} de {from} à {to}.",
    "Comme demandé : {code}, au nom de {name}.",
  ],
};
