import type { Notices } from "./notice.ts";

export const es: Notices = {
  flight_delayed:
    "Hola, {{name}}: su vuelo {{flight}} a {{to}} va con retraso. Ahora sale a las {{departure}}, hora local. Sentimos la espera. Responda aquí si no le viene bien.",
  flight_cancelled:
    "Hola, {{name}}: lo sentimos, su vuelo {{flight}} a {{to}} ha sido cancelado. Elija otro vuelo o el reembolso en {{link}} o responda aquí y le ayudamos.",
  gate_changed:
    "Hola, {{name}}: su vuelo {{flight}} sale ahora por la puerta {{gate}} en lugar de la anterior. Vaya con tiempo, por favor.",
  bag_found:
    "Hola, {{name}}: buenas noticias, hemos encontrado su maleta. Su expediente es {{bag_file}} y le diremos cuándo va de camino.",
  bag_delivery:
    "Hola, {{name}}: le llevaremos su maleta del expediente {{bag_file}} a casa. Por favor, esté allí a esta hora: {{time}}. Responda aquí si no puede.",
  refund_done:
    "Hola, {{name}}: hemos pagado su reembolso de {{amount}} por la reserva {{locator}} y su banco tardará unos días en mostrarlo.",
  check_in_open:
    "Hola, {{name}}: ya puede facturar para el vuelo {{flight}} a {{to}} cuando quiera. Hágalo en {{link}} o en el aeropuerto.",
  please_write:
    "Hola, {{name}}: intentamos hablar con usted sobre su consulta {{case_number}} y no fue posible. Responda aquí y seguimos con ella.",
  please_rate:
    "Hola, nos escribió hace poco. ¿Qué le pareció nuestra ayuda? Basta un clic en {{link}} para decírnoslo. Gracias por su tiempo.",
  trip_documents:
    "Hola, aquí tiene lo que pidió: su viaje con sus documentos, siempre al día, está en {{link}} solo para usted.",
};
