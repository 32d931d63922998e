import type { Notices } from "./notice.ts";

export const pt: Notices = {
  flight_delayed:
    "Olá, {{name}}: o seu voo {{flight}} para {{to}} está atrasado. Parte agora às {{departure}}, hora local. Lamentamos a espera. Responda aqui se não lhe convier.",
  flight_cancelled:
    "Olá, {{name}}: lamentamos, o seu voo {{flight}} para {{to}} foi cancelado. Escolha outro voo ou o reembolso em {{link}} ou responda aqui e ajudamos.",
  gate_changed:
    "Olá, {{name}}: o seu voo {{flight}} parte agora da porta {{gate}} em vez da anterior. Dirija-se para lá a tempo, por favor.",
  bag_found:
    "Olá, {{name}}: boas notícias, encontrámos a sua mala. O processo é {{bag_file}} e diremos quando estiver a caminho.",
  bag_delivery:
    "Olá, {{name}}: a sua mala do processo {{bag_file}} vai ser entregue em sua casa. Por favor, esteja lá a esta hora: {{time}}. Responda aqui se não puder.",
  refund_done:
    "Olá, {{name}}: o seu reembolso de {{amount}} da reserva {{locator}} foi pago. O seu banco demora alguns dias a mostrá-lo.",
  check_in_open:
    "Olá, {{name}}: já pode fazer o check-in do voo {{flight}} para {{to}} quando quiser. Faça-o em {{link}} ou no aeroporto.",
  please_write:
    "Olá, {{name}}: tentámos falar consigo sobre o seu pedido {{case_number}} e não conseguimos. Responda aqui e continuamos.",
  please_rate:
    "Olá, escreveu-nos há pouco tempo. O que achou da nossa ajuda? Basta um clique em {{link}} para nos dizer. Obrigado pelo seu tempo.",
  trip_documents:
    "Olá, aqui está o que pediu: a sua viagem com os documentos, sempre atualizada, está em {{link}} só para si.",
};
