/** What passengers write, in several languages. About half wait for an answer. */
export const texts = [
  "@brand my flight Q0 % was cancelled, what now?",
  "@brand thanks for the smooth trip on Q0 %!",
  "@brand where is my bag? I flew Q0 % this morning",
  "@brand seat 14C on Q0 % has no light, just so you know",
  "@brand mijn koffer van vlucht Q0 % is er niet, wie helpt mij?",
  "@brand wie lange dauert es noch mit Flug Q0 %?",
  "Just landed with @brand on Q0 %, what a view",
  "@brand can I change my seat on Q0 % to an aisle?",
  "@brand merci pour le vol Q0 %, équipage adorable",
  "@brand Q0 % 的行李在哪里?",
  "Flying @brand Q0 % to the sea, see you all there",
  "@brand ¿a qué hora abre la facturación del vuelo Q0 %?",
];
