import { describe, expect, test } from "vitest";
import { read } from "./read.ts";

describe("signs", () => {
  test.each([
    ["en", "I'm begging you, we are stuck here and I don't know what to do anymore!"],
    ["nl", "Ik sta hier te huilen op Schiphol, ik ben zo bang, help me alsjeblieft"],
    ["de", "Ich bin verzweifelt, niemand am Schalter hilft uns weiter"],
    ["fr", "Je suis en larmes à l'aéroport, je ne sais plus quoi faire"],
    ["es", "Estoy llorando en el aeropuerto, ya no sé qué hacer"],
    ["it", "Sono disperata, vi supplico, rispondete"],
    ["pt", "Estou desesperada no aeroporto, ninguém me ajuda"],
    ["no", "Jeg gråter på flyplassen og er så fortvilet, jeg orker ikke mer"],
    ["ru", "Умоляю вас, помогите, мне очень страшно в аэропорту"],
    ["tr", "Havaalanında ağlıyorum, ne yapacağımı bilmiyorum, yardım edin"],
    ["ja", "空港で途方に暮れています。助けてください"],
    ["ko", "공항에서 울고 있어요. 어떻게 해야 할지 모르겠어요"],
    ["zh", "我在机场快崩溃了，求求你们帮帮我"],
    ["th", "ติดอยู่สนามบิน ร้องไห้แล้ว ไม่รู้จะทำยังไงแล้ว"],
  ])("distress is found in %s", (_language, text) => {
    const { signs, reasons } = read(text);
    expect(signs).toEqual(["distress"]);
    expect(reasons.find(({ about }) => about === "signs")?.words.length).toBeGreaterThan(0);
  });

  test.each([
    ["threat", "I will kill you all at the gate"],
    ["threat", "Er is een bom aan boord"],
    ["self-harm", "Ich will nicht mehr leben, ihr habt alles kaputt gemacht"],
    ["self-harm", "Ya no quiero vivir"],
    ["medical", "My mother is having a heart attack at gate B12"],
    ["medical", "インスリンがスーツケースに入っています"],
    ["minor", "My daughter is alone at Heathrow and nobody met her"],
    ["minor", "Мой ребенок один в аэропорту"],
    ["press", "Hi, I'm a journalist and write about your strike"],
    ["abuse", "you fucking idiots lost my bag"],
    ["spam", "Make money online, message him on whatsapp"],
  ])("%s is found in: %s", (sign, text) => {
    expect(read(text).signs).toContain(sign);
  });

  test.each([
    ["There is a bomb on board, ha ha"],
    ["I want to die. Thanks for nothing"],
    ["Thanks, he is unconscious"],
    ["My son is alone at the gate. Great job"],
    ["Reporter with the Daily. Great news"],
  ])("whoever writes it is looked at by somebody: %s", (text) => {
    expect(read(text)).toMatchObject({ needs: "answer" });
  });

  test.each([
    ["My bag is late, can you help?"],
    ["Crying with laughter at your safety video"],
    ["Ik ben niet bang om te vliegen, wanneer gaat KL123?"],
    ["Я не знаю, когда рейс, подскажите"],
    ["Please follow back so that I can DM you"],
  ])("none is found in: %s", (text) => {
    expect(read(text).signs).toBeUndefined();
  });
});
