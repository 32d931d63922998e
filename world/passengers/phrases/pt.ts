import type { Phrases } from "./phrases.ts";

export const pt: Phrases = {
  cancelled: [
    "Acabei de receber um aviso de que o {flight} foi cancelado. Como é que chego a {to} hoje?",
    "Voo {flight} cancelado e ninguém no balcão. Podem colocar-me noutro voo?",
    "O meu voo {from}–{to} de amanhã desapareceu da aplicação. Foi cancelado?",
  ],
  delayed: [
    "Afinal, qual é o atraso do {flight}? O painel diz uma hora, a aplicação diz três.",
    "Mais uma vez o {flight} atrasado. Ainda apanho a ligação em {to}?",
    "Estamos há duas horas dentro do avião em {from} sem nenhuma explicação. O que se passa?",
  ],
  bag: [
    "Cheguei a {to}, a minha mala não. Com quem falo?",
    "Terceiro dia sem a mala do {flight} e os meus remédios estão lá dentro. Ajudem-me, por favor.",
    "A minha prancha de surf chegou partida. Onde faço a reclamação?",
  ],
  refund: [
    "Espero o reembolso do {flight} há dois meses. Quando é que vem?",
    "Posso receber o dinheiro em vez do voucher?",
  ],
  seat: [
    "Paguei lugar à janela no {flight} e fiquei no meio. Como é possível?",
    "A minha filha de cinco anos ficou sentada longe de nós. Dá para resolver?",
  ],
  checkin: [
    "O check-in online do {flight} dá sempre erro. É problema vosso?",
    "A aplicação não aceita o meu passaporte e viajo amanhã cedo. O que faço?",
  ],
  meal: [
    "Ainda vou a tempo de pedir refeição vegetariana no {flight}?",
    "Há alguma coisa sem glúten a bordo para {to}?",
  ],
  pet: ["Posso levar o meu gato na cabine de {from} para {to}?", "Qual o tamanho máximo da caixa para um cão?"],
  praise: [
    "Parabéns à tripulação do {flight}, foram incríveis com a minha avó!",
    "Voo pontual, gente simpática, mala em cinco minutos. Nota dez!",
  ],
  complaint: [
    "Uma hora ao telefone e a chamada caiu. Uma vergonha.",
    "Nem água, nem informação, nem um pedido de desculpa. Nunca mais.",
  ],
  chat: ["Café na mão, porta 14, rumo a {to}!", "Já só faltam dois dias para {to}. Mais alguém no {flight}?"],
  code: [
    "A minha reserva é {code}, podem ver se a alteração ficou feita?",
    "Na reserva {code} o meu nome está errado, é {name}. Podem corrigir?",
  ],
  followup: [
    "Olá? Está aí alguém?",
    "Continuo sem resposta. Há novidades?",
    "Por favor respondam, tenho de sair já para o aeroporto.",
  ],
  thanks: [
    "Muito obrigada, ajudou imenso!",
    "Perfeito, obrigado pela resposta rápida.",
    "Tudo resolvido. Bom dia para vocês!",
  ],
  more: [
    "Obrigado. E isso vale também para a volta?",
    "Está bem, mas quanto tempo demora?",
    "Só mais uma coisa: eu preciso de fazer alguma coisa?",
  ],
  private: [
    "Olá, cá estou. Reserva {code}, voo {flight} de {from} para {to}.",
    "Como pediram: {code}, em nome de {name}.",
  ],
};
