import type { ReadyWords } from "./ready-words.ts";

export const pt: ReadyWords = {
  language: "pt",
  invite: (link) =>
    link
      ? `Obrigado pela pergunta. Para proteger os seus dados, vamos continuar por mensagem privada: ${link}`
      : "Obrigado pela pergunta. Para proteger os seus dados, escrevemos-lhe por mensagem privada.",
  goOn: "Continuamos aqui, onde só nós lemos. Não precisa de repetir nada: temos a sua mensagem à nossa frente.",
  solved: "Resolvemos isto juntos por mensagem privada. Obrigado pela paciência.",
  askProof:
    "Para termos a certeza de que falamos com a pessoa certa: quais são o código da reserva e o apelido na reserva?",
  askProofByLink: (link) =>
    `Para termos a certeza de que falamos com a pessoa certa, confirme aqui quem é. A ligação é só para si e funciona durante uma hora: ${link}`,
  codeIsSent: "Enviámos um código para o endereço da sua reserva. Qual é? É válido durante dez minutos.",
  codeSubject: "O seu código",
  code: (code, minutes) =>
    `O seu código é ${code}. É válido durante ${minutes} minutos. Dê-o apenas a quem o pediu; se ninguém o pediu, ignore esta mensagem.`,
  whyHidden: (what) =>
    `A sua mensagem pública mostrava isto sobre si: ${what}. Com isso, outros poderiam chegar à sua reserva ou aos seus dados, por isso ocultámos a mensagem. Nós podemos lê-la e continuamos a ajudar aqui.`,
  pleaseRemove: (what) =>
    `A sua mensagem pública mostra isto sobre si: ${what}. Com isso, outros poderiam chegar à sua reserva ou aos seus dados. Por favor, apague essa mensagem; temos o que precisamos e continuamos a ajudar aqui.`,
  noCards:
    "Isso parecia um número de cartão. Ocultámo-lo nos nossos ecrãs. Nunca envie dados de cartão por aqui: se houver algo a pagar, enviamos-lhe uma ligação.",
  replyTime: (wait) => `Tempo de resposta agora: cerca de ${wait}.`,
  youFly: (flights) => `A sua reserva foi alterada. Os seus voos são agora:\n${flights}`,
  isArranged: (what) => `Ficou tratado para si:\n${what}`,
  isCancelled: (refund) =>
    `A sua reserva foi cancelada.${refund === null ? "" : ` Devolvemos ${refund} pelo meio de pagamento usado.`}`,
  kinds: {
    pnr: "um código de reserva",
    eticket: "um número de bilhete eletrónico",
    passport: "um número de passaporte",
    phone: "um número de telefone",
    email: "um endereço de e-mail",
    card: "um número de cartão",
    iban: "um número de conta",
    loyalty: "um número de passageiro frequente",
    ktn: "um número de viajante",
    pir: "um número de processo de bagagem",
    dob: "uma data de nascimento",
  },
  and: " e ",
};
