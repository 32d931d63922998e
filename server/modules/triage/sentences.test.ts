import { describe, expect, test } from "vitest";
import type { Language } from "../../../contract/words.ts";
import { read } from "./index.ts";

/** Our own sentences: what a passenger of each language may write. */
const questions: readonly [Language, string][] = [
  ["zh", "请问我的行李什么时候能送到酒店？"],
  ["nl", "Weten jullie al wanneer mijn koffer bezorgd wordt?"],
  ["en", "Could you tell me when my suitcase will be delivered"],
  ["fr", "Bonjour, savez-vous quand ma valise sera livrée ?"],
  ["de", "Wann wird mein Koffer endlich ins Hotel gebracht?"],
  ["it", "Buongiorno, quando mi consegnate la valigia in albergo?"],
  ["ja", "スーツケースはいつホテルに届きますか"],
  ["ko", "제 캐리어는 언제 호텔로 배송되나요"],
  ["no", "Når blir kofferten min levert til hotellet?"],
  ["pt", "Bom dia, quando é que a minha mala chega ao hotel?"],
  ["ru", "Подскажите, когда мой чемодан привезут в гостиницу"],
  ["es", "Buenas tardes, ¿cuándo me entregan la maleta en el hotel?"],
  ["th", "กระเป๋าเดินทางของผมจะมาถึงโรงแรมเมื่อไหร่ครับ"],
  ["tr", "Bavulum otele ne zaman teslim edilecek acaba"],
];

const pleas: readonly [Language, string][] = [
  ["zh", "电话一直打不通，麻烦帮我改签"],
  ["nl", "Al een uur in de wacht, niemand neemt op, graag omboeken"],
  ["en", "An hour on hold and nobody picks up, I need to rebook"],
  ["fr", "Personne ne répond au téléphone, je dois modifier mon vol svp"],
  ["de", "Seit einer Stunde in der Warteschleife, bitte helft mir beim Umbuchen"],
  ["it", "Nessuno risponde al telefono, ho bisogno di cambiare volo"],
  ["ja", "電話が繋がらないので便の変更をお願いします"],
  ["ko", "전화 연결이 안 돼요. 항공편 변경 부탁드립니다"],
  ["no", "Ingen svarer på telefonen, jeg trenger hjelp til å endre billetten"],
  ["pt", "Ninguém atende o telefone, preciso de remarcar o voo por favor"],
  ["ru", "Не могу дозвониться, помогите поменять рейс"],
  ["es", "Nadie contesta el teléfono y necesito cambiar mi vuelo"],
  ["th", "โทรไม่ติดเลย รบกวนช่วยเปลี่ยนเที่ยวบินให้หน่อยค่ะ"],
  ["tr", "Telefona kimse cevap vermiyor, biletimi değiştirmek istiyorum"],
];

const closings: readonly [Language, string][] = [
  ["zh", "好的，谢谢"],
  ["nl", "Bedankt, opgelost!"],
  ["en", "ok 👍 thanks!"],
  ["fr", "Parfait, merci beaucoup"],
  ["de", "Alles klar, vielen Dank"],
  ["it", "Va bene, grazie mille"],
  ["ja", "了解しました。ありがとうございます"],
  ["ko", "네 알겠습니다 감사합니다"],
  ["no", "Greit, tusen takk"],
  ["pt", "Tudo certo, obrigada"],
  ["ru", "Хорошо, спасибо"],
  ["es", "Vale, muchas gracias"],
  ["th", "โอเค ขอบคุณครับ"],
  ["tr", "Tamam, teşekkürler"],
];

const stranded: readonly [Language, string][] = [
  ["zh", "航班取消了，我们带着孩子被困在机场，没人管"],
  ["nl", "Vlucht geannuleerd en we zitten vast op het vliegveld met twee kinderen, wat nu?"],
  ["en", "Flight cancelled and we are stranded at the airport with two kids, what now?"],
  ["fr", "Vol annulé, nous sommes bloqués à l'aéroport avec deux enfants, que faire ?"],
  ["de", "Flug gestrichen, wir sitzen fest am Flughafen mit zwei Kindern, was nun?"],
  ["it", "Volo cancellato, siamo bloccati in aeroporto con due bambini, che facciamo?"],
  ["ja", "欠航になり、子供と空港で足止めされています。どうすればいいですか"],
  ["ko", "결항돼서 아이들과 공항에 갇혀 있어요. 어떻게 해야 하나요"],
  ["no", "Flyet er innstilt og vi sitter fast på flyplassen med to barn, hva gjør vi?"],
  ["pt", "Voo cancelado, estamos presos no aeroporto com duas crianças, o que fazemos?"],
  ["ru", "Рейс отменили, мы застряли в аэропорту с двумя детьми, что делать?"],
  ["es", "Vuelo cancelado y estamos varados en el aeropuerto con dos niños, ¿qué hacemos?"],
  ["th", "เที่ยวบินถูกยกเลิก เราติดอยู่ที่สนามบินกับเด็กสองคน ทำยังไงดี"],
  ["tr", "Uçuş iptal edildi, iki çocukla havalimanında mahsur kaldık, ne yapacağız?"],
];

const praises: readonly [Language, string][] = [
  ["zh", "今天的机组服务太好了，点赞"],
  ["nl", "Wat een geweldige bemanning vandaag, complimenten!"],
  ["en", "What a wonderful crew today, loved every minute"],
  ["fr", "Équipage formidable aujourd'hui, bravo à tous"],
  ["de", "Großartige Crew heute, ein großes Lob"],
  ["it", "Equipaggio fantastico oggi, complimenti a tutti"],
  ["ja", "今日の客室乗務員さん、とても親切で最高でした"],
  ["ko", "오늘 승무원분들 정말 친절하고 최고였어요"],
  ["no", "Fantastisk mannskap i dag, utrolig hyggelig"],
  ["pt", "Tripulação maravilhosa hoje, parabéns a todos"],
  ["ru", "Отличный экипаж сегодня, очень приятно"],
  ["es", "Excelente tripulación hoy, felicidades a todos"],
  ["th", "ลูกเรือวันนี้น่ารักมาก ประทับใจสุดๆ"],
  ["tr", "Bugünkü ekip harikaydı, tebrikler"],
];

const complaints: readonly [Language, string][] = [
  ["zh", "服务态度太差了，垃圾航空公司，失望"],
  ["nl", "Waardeloze service, echt belachelijk"],
  ["en", "Terrible service, absolutely pathetic airline"],
  ["fr", "Service lamentable, une vraie honte"],
  ["de", "Katastrophaler Service, eine echte Frechheit"],
  ["it", "Servizio pessimo, una vera vergogna"],
  ["ja", "対応が悪すぎて最悪の航空会社"],
  ["ko", "서비스 진짜 최악이고 너무 불친절하네"],
  ["no", "Elendig service, rett og slett skandale"],
  ["pt", "Serviço péssimo, uma vergonha total"],
  ["ru", "Отвратительный сервис, просто позор"],
  ["es", "Pésimo servicio, una vergüenza de aerolínea"],
  ["th", "บริการแย่มาก ผิดหวังสุดๆ"],
  ["tr", "Berbat hizmet, tam bir rezalet"],
];

describe("in each of the 14 languages", () => {
  test.each(questions)("a question about a bag (%s) waits for an answer: %s", (language, text) => {
    const reading = read(text);
    expect(reading).toMatchObject({ language, needs: "answer" });
    expect(reading.topics).toContain("baggage");
  });

  test.each(pleas)("a plea (%s) waits for an answer: %s", (language, text) => {
    const reading = read(text);
    expect(reading).toMatchObject({ language, needs: "answer" });
    expect(reading.topics).toContain("rebooking");
  });

  test.each(closings)("thanks and an okay (%s) wait for nothing: %s", (_, text) => {
    expect(read(text).needs).not.toBe("answer");
    expect(read(text, { visibility: "private", inDialogue: true }).needs).toBe("mention");
  });

  test.each(stranded)("somebody stranded with children (%s) is most urgent: %s", (language, text) => {
    expect(read(text)).toMatchObject({ language, needs: "answer", urgency: 3 });
  });

  test.each(praises)("praise (%s) is a kind word: %s", (language, text) => {
    expect(read(text)).toMatchObject({ language, needs: "word", feeling: "positive", urgency: 0 });
  });

  test.each(complaints)("a complaint without an ask (%s) is an angry word: %s", (language, text) => {
    expect(read(text)).toMatchObject({ language, needs: "word", feeling: "negative" });
  });
});
