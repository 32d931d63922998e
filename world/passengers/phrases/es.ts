import type { Phrases } from "./phrases.ts";

export const es: Phrases = {
  cancelled: [
    "Me acaba de llegar un aviso de que el {flight} está cancelado. ¿Cómo llego hoy a {to}?",
    "Vuelo {flight} cancelado y nadie en el mostrador. ¿Me podéis poner en otro vuelo?",
    "Mi vuelo {from}–{to} de mañana ya no sale en la app. ¿Está cancelado?",
  ],
  delayed: [
    "¿Cuánto retraso lleva de verdad el {flight}? La pantalla dice una hora y la app tres.",
    "Otra vez con retraso el {flight}. ¿Llego a la conexión en {to}?",
    "Llevamos dos horas dentro del avión en {from} sin explicación. ¿Qué pasa?",
  ],
  bag: [
    "Yo he llegado a {to}, mi maleta no. ¿Con quién hablo?",
    "Tercer día sin la maleta del {flight} y llevo ahí la medicación. Ayuda, por favor.",
    "Se ha roto el carrito del bebé en el {flight}. ¿Dónde lo reclamo?",
  ],
  refund: [
    "Llevo dos meses esperando el reembolso del {flight}. ¿Para cuándo?",
    "¿Puedo pedir el dinero en vez del bono?",
  ],
  seat: [
    "Pagué por ventanilla en el {flight} y me habéis puesto en el medio. ¿Por qué?",
    "Nos han sentado separados de la niña, que tiene cuatro años. ¿Se puede arreglar?",
  ],
  checkin: [
    "La facturación en línea del {flight} da error todo el rato. ¿Es cosa vuestra?",
    "La app no me deja meter el pasaporte y salgo mañana temprano. ¿Qué hago?",
  ],
  meal: ["¿Estoy a tiempo de pedir menú vegano para el {flight}?", "¿Hay algo sin gluten a bordo camino de {to}?"],
  pet: [
    "¿Puedo llevar a mi gata en cabina de {from} a {to}?",
    "¿Qué papeles necesita un perro para volar con vosotros?",
  ],
  praise: [
    "¡Un diez para la tripulación del {flight}! Mi padre volaba por primera vez y lo trataron de maravilla.",
    "Puntuales, amables y la maleta la primera. ¡Así da gusto!",
  ],
  complaint: [
    "Una hora al teléfono para que me cuelguen. De vergüenza.",
    "Ni agua, ni explicaciones, ni disculpas. No vuelvo a volar con vosotros.",
  ],
  chat: [
    "Café, puerta de embarque y rumbo a {to}. ¡Vámonos!",
    "Cuento los días para {to}. ¿Alguien más en el {flight}?",
  ],
  code: [
    "Mi reserva es {code}, ¿podéis mirar si el cambio se ha hecho?",
    "En la reserva {code} mi nombre está mal, es {name}. ¿Lo podéis corregir?",
  ],
  followup: [
    "¿Hola? ¿Hay alguien?",
    "Sigo sin respuesta. ¿Alguna novedad?",
    "Contestad por favor, tengo que salir ya para el aeropuerto.",
  ],
  thanks: [
    "¡Muchas gracias, me ayuda mucho!",
    "Genial, gracias por contestar tan rápido.",
    "Todo arreglado. ¡Buen día!",
  ],
  more: [
    "Gracias. ¿Y vale también para la vuelta?",
    "Vale, pero ¿cuánto va a tardar?",
    "Una cosa más: ¿tengo que hacer algo yo?",
  ],
  private: [
    "Hola, aquí estoy. Reserva {code}, vuelo {flight} de {from} a {to}.",
    "Como me pedisteis: {code}, a nombre de {name}.",
  ],
};
