import type { ReadyWords } from "./ready-words.ts";

export const es: ReadyWords = {
  language: "es",
  invite: (link) =>
    link
      ? `Gracias por su pregunta. Para proteger sus datos, sigamos por mensaje privado: ${link}`
      : "Gracias por su pregunta. Para proteger sus datos, le hemos escrito por mensaje privado.",
  goOn: "Seguimos aquí, donde solo leemos usted y nosotros. No hace falta que repita nada: tenemos su mensaje delante.",
  solved: "Lo hemos resuelto juntos por mensaje privado. Gracias por su paciencia.",
  askProof:
    "Para asegurarnos de que hablamos con la persona correcta: ¿cuáles son su código de reserva y el apellido de la reserva?",
  askProofByLink: (link) =>
    `Para asegurarnos de que hablamos con la persona correcta, confirme aquí quién es. El enlace es solo para usted y funciona una hora: ${link}`,
  codeIsSent: "Hemos enviado un código a la dirección de su reserva. ¿Cuál es? Sirve durante diez minutos.",
  codeSubject: "Su código",
  code: (code, minutes) =>
    `Su código es ${code}. Sirve durante ${minutes} minutos. Délo solo a quien se lo haya pedido; si nadie lo pidió, ignore este mensaje.`,
  whyHidden: (what) =>
    `Su mensaje público mostraba esto sobre usted: ${what}. Con ello, otros podrían llegar a su reserva o a sus datos, por eso hemos ocultado el mensaje. Nosotros podemos leerlo y seguimos ayudándole aquí.`,
  pleaseRemove: (what) =>
    `Su mensaje público muestra esto sobre usted: ${what}. Con ello, otros podrían llegar a su reserva o a sus datos. Por favor, elimine ese mensaje; tenemos lo que necesitamos y seguimos ayudándole aquí.`,
  noCards:
    "Eso parecía un número de tarjeta. Lo hemos ocultado en nuestras pantallas. No envíe nunca datos de tarjeta por aquí: si hay algo que pagar, le enviaremos un enlace.",
  replyTime: (wait) => `Tiempo de respuesta ahora: aproximadamente ${wait}.`,
  youFly: (flights) => `Su reserva está cambiada. Ahora vuela así:\n${flights}`,
  isArranged: (what) => `Esto queda arreglado para usted:\n${what}`,
  isCancelled: (refund) =>
    `Su reserva está cancelada.${refund === null ? "" : ` Le devolvemos ${refund} por el mismo medio de pago.`}`,
  kinds: {
    pnr: "un código de reserva",
    eticket: "un número de billete electrónico",
    passport: "un número de pasaporte",
    phone: "un número de teléfono",
    email: "una dirección de correo",
    card: "un número de tarjeta",
    iban: "un número de cuenta",
    loyalty: "un número de viajero frecuente",
    ktn: "un número de viajero",
    pir: "un número de expediente de equipaje",
    dob: "una fecha de nacimiento",
  },
  and: " y ",
};
