import { describe, expect, test } from "vitest";
import { findReferral } from "./referral.ts";

describe("an answer sends away", () => {
  test.each([
    ["en", "Hi Anna, please call us on 020 123 45 67.", "call"],
    ["en", "Could you send us a DM with your booking code?", "message"],
    ["en", "You can email our refund team.", "mail"],
    ["en", "Please contact your travel agent for this.", "elsewhere"],
    ["nl", "U kunt ons bellen op werkdagen.", "call"],
    ["nl", "Stuur ons een DM, dan kijken we mee.", "message"],
    ["nl", "Neem contact op met de klantenservice.", "elsewhere"],
    ["de", "Bitte rufen Sie uns an.", "call"],
    ["de", "Schicken Sie uns bitte eine E-Mail.", "mail"],
    ["fr", "Veuillez nous appeler au plus vite.", "call"],
    ["es", "Por favor, llame a nuestro servicio.", "call"],
    ["pt", "Por favor, ligue para a central.", "call"],
    ["it", "Ci scriva in DM con il codice.", "message"],
    ["no", "Vennligst ring kundeservice.", "call"],
    ["ru", "Пожалуйста, позвоните нам.", "call"],
    ["tr", "Lütfen bizi arayın.", "call"],
    ["ja", "恐れ入りますが、お電話ください。", "call"],
    ["ko", "고객센터로 문의해 주세요.", "elsewhere"],
    ["zh", "请您致电客服热线。", "call"],
    ["th", "กรุณาโทรหาเราค่ะ", "call"],
  ])("in %s: %s", (_language, text, way) => {
    expect(findReferral(text)).toBe(way);
  });
});

describe("an answer that helps sends nobody away", () => {
  test.each([
    ["We will call you tomorrow when your bag is found."],
    ["I called the airport for you: your bag is on the belt."],
    ["Your boarding pass was sent to your e-mail address."],
    ["We bellen u morgen terug."],
    ["Ik heb de balie gebeld, uw koffer komt vanavond."],
    ["Wir rufen Sie morgen an."],
    ["Nous vous appelons demain."],
    ["明日こちらからお電話いたします。"],
    ["The call button is above your seat."],
    ["Your message arrived, thank you!"],
  ])("%s", (text) => {
    expect(findReferral(text)).toBeNull();
  });
});
