/** What the chat says, in the 14 languages. */
import type { languages } from "../../contract/words.ts";

type Language = (typeof languages)[number];

export interface Words {
  open: string;
  close: string;
  hello: string;
  /** How long an answer usually takes. */
  soon: (time: string) => string;
  write: string;
  send: string;
  you: string;
  sending: string;
  notSent: string;
  retry: string;
  offline: string;
  tooLong: (signs: string) => string;
  earlier: string;
  unread: (count: string) => string;
  conversation: string;
}

const words: Record<Language, Words> = {
  en: {
    open: "Chat with us",
    close: "Close the chat",
    hello: "How can we help? You may leave this page: our answer waits here for you.",
    soon: (time) => `We usually answer within ${time}`,
    write: "Your message",
    send: "Send",
    you: "You",
    sending: "Sending…",
    notSent: "Not sent.",
    retry: "Try again",
    offline: "No connection. What you write goes out as soon as there is one.",
    tooLong: (signs) => `Too long by ${signs} characters`,
    earlier: "Show earlier messages",
    unread: (count) => `New messages: ${count}`,
    conversation: "Conversation",
  },
  nl: {
    open: "Chat met ons",
    close: "Chat sluiten",
    hello: "Waarmee kunnen we helpen? U kunt deze pagina verlaten: ons antwoord staat hier voor u klaar.",
    soon: (time) => `We antwoorden meestal binnen ${time}`,
    write: "Uw bericht",
    send: "Versturen",
    you: "U",
    sending: "Wordt verstuurd…",
    notSent: "Niet verstuurd.",
    retry: "Opnieuw proberen",
    offline: "Geen verbinding. Wat u schrijft gaat weg zodra die er weer is.",
    tooLong: (signs) => `${signs} tekens te lang`,
    earlier: "Eerdere berichten tonen",
    unread: (count) => `Nieuwe berichten: ${count}`,
    conversation: "Gesprek",
  },
  de: {
    open: "Mit uns chatten",
    close: "Chat schließen",
    hello: "Wie können wir helfen? Sie können die Seite verlassen: Unsere Antwort wartet hier auf Sie.",
    soon: (time) => `Antwort meist innerhalb von ${time}`,
    write: "Ihre Nachricht",
    send: "Senden",
    you: "Sie",
    sending: "Wird gesendet…",
    notSent: "Nicht gesendet.",
    retry: "Erneut versuchen",
    offline: "Keine Verbindung. Was Sie schreiben, geht hinaus, sobald es wieder eine gibt.",
    tooLong: (signs) => `${signs} Zeichen zu lang`,
    earlier: "Frühere Nachrichten anzeigen",
    unread: (count) => `Neue Nachrichten: ${count}`,
    conversation: "Gespräch",
  },
  fr: {
    open: "Discuter avec nous",
    close: "Fermer la discussion",
    hello: "Comment pouvons-nous vous aider ? Vous pouvez quitter cette page : notre réponse vous attendra ici.",
    soon: (time) => `Nous répondons en général en ${time}`,
    write: "Votre message",
    send: "Envoyer",
    you: "Vous",
    sending: "Envoi…",
    notSent: "Non envoyé.",
    retry: "Réessayer",
    offline: "Pas de connexion. Votre message partira dès qu’elle sera rétablie.",
    tooLong: (signs) => `${signs} caractères de trop`,
    earlier: "Afficher les messages précédents",
    unread: (count) => `Nouveaux messages : ${count}`,
    conversation: "Conversation",
  },
  es: {
    open: "Chatee con nosotros",
    close: "Cerrar el chat",
    hello: "¿En qué podemos ayudarle? Puede salir de esta página: nuestra respuesta le esperará aquí.",
    soon: (time) => `Solemos responder en ${time}`,
    write: "Su mensaje",
    send: "Enviar",
    you: "Usted",
    sending: "Enviando…",
    notSent: "No enviado.",
    retry: "Reintentar",
    offline: "Sin conexión. Lo que escriba se enviará en cuanto vuelva.",
    tooLong: (signs) => `Sobran ${signs} caracteres`,
    earlier: "Mostrar mensajes anteriores",
    unread: (count) => `Mensajes nuevos: ${count}`,
    conversation: "Conversación",
  },
  it: {
    open: "Chatta con noi",
    close: "Chiudi la chat",
    hello: "Come possiamo aiutarla? Può lasciare questa pagina: la nostra risposta la aspetterà qui.",
    soon: (time) => `Di solito rispondiamo entro ${time}`,
    write: "Il suo messaggio",
    send: "Invia",
    you: "Lei",
    sending: "Invio…",
    notSent: "Non inviato.",
    retry: "Riprova",
    offline: "Nessuna connessione. Ciò che scrive partirà appena torna.",
    tooLong: (signs) => `${signs} caratteri di troppo`,
    earlier: "Mostra i messaggi precedenti",
    unread: (count) => `Nuovi messaggi: ${count}`,
    conversation: "Conversazione",
  },
  pt: {
    open: "Fale connosco",
    close: "Fechar a conversa",
    hello: "Como podemos ajudar? Pode sair desta página: a nossa resposta fica aqui à sua espera.",
    soon: (time) => `Costumamos responder em ${time}`,
    write: "A sua mensagem",
    send: "Enviar",
    you: "Você",
    sending: "A enviar…",
    notSent: "Não enviada.",
    retry: "Tentar de novo",
    offline: "Sem ligação. O que escrever será enviado assim que ela voltar.",
    tooLong: (signs) => `${signs} caracteres a mais`,
    earlier: "Mostrar mensagens anteriores",
    unread: (count) => `Mensagens novas: ${count}`,
    conversation: "Conversa",
  },
  no: {
    open: "Chat med oss",
    close: "Lukk chatten",
    hello: "Hva kan vi hjelpe med? Du kan forlate denne siden: svaret vårt venter på deg her.",
    soon: (time) => `Vi svarer vanligvis innen ${time}`,
    write: "Meldingen din",
    send: "Send",
    you: "Du",
    sending: "Sender…",
    notSent: "Ikke sendt.",
    retry: "Prøv igjen",
    offline: "Ingen forbindelse. Det du skriver, sendes så snart den er tilbake.",
    tooLong: (signs) => `${signs} tegn for langt`,
    earlier: "Vis tidligere meldinger",
    unread: (count) => `Nye meldinger: ${count}`,
    conversation: "Samtale",
  },
  ru: {
    open: "Написать нам",
    close: "Закрыть чат",
    hello: "Чем мы можем помочь? Страницу можно закрыть: наш ответ будет ждать вас здесь.",
    soon: (time) => `Обычное время ответа: ${time}`,
    write: "Ваше сообщение",
    send: "Отправить",
    you: "Вы",
    sending: "Отправляется…",
    notSent: "Не отправлено.",
    retry: "Повторить",
    offline: "Нет соединения. Сообщение уйдёт, как только оно появится.",
    tooLong: (signs) => `Лишних знаков: ${signs}`,
    earlier: "Показать более ранние сообщения",
    unread: (count) => `Новые сообщения: ${count}`,
    conversation: "Переписка",
  },
  tr: {
    open: "Bize yazın",
    close: "Sohbeti kapat",
    hello: "Nasıl yardımcı olabiliriz? Bu sayfadan ayrılabilirsiniz: yanıtımız sizi burada bekler.",
    soon: (time) => `Genellikle şu sürede yanıtlıyoruz: ${time}`,
    write: "Mesajınız",
    send: "Gönder",
    you: "Siz",
    sending: "Gönderiliyor…",
    notSent: "Gönderilemedi.",
    retry: "Yeniden dene",
    offline: "Bağlantı yok. Yazdığınız, bağlantı gelir gelmez gönderilir.",
    tooLong: (signs) => `${signs} karakter fazla`,
    earlier: "Önceki mesajları göster",
    unread: (count) => `Yeni mesajlar: ${count}`,
    conversation: "Görüşme",
  },
  zh: {
    open: "与我们聊天",
    close: "关闭聊天",
    hello: "有什么可以帮您？您可以离开此页面，我们的回复会在这里等您。",
    soon: (time) => `我们通常在${time}内回复`,
    write: "您的消息",
    send: "发送",
    you: "您",
    sending: "正在发送…",
    notSent: "未发送。",
    retry: "重试",
    offline: "没有网络连接。恢复后会立即发送您写的内容。",
    tooLong: (signs) => `超出 ${signs} 个字符`,
    earlier: "显示更早的消息",
    unread: (count) => `新消息：${count}`,
    conversation: "对话",
  },
  ja: {
    open: "チャットで相談",
    close: "チャットを閉じる",
    hello: "どのようなご用件でしょうか。このページを離れても、回答はここに残ります。",
    soon: (time) => `通常${time}以内に返信します`,
    write: "メッセージ",
    send: "送信",
    you: "お客様",
    sending: "送信中…",
    notSent: "送信できませんでした。",
    retry: "再送信",
    offline: "接続がありません。つながり次第、送信します。",
    tooLong: (signs) => `${signs} 文字超過しています`,
    earlier: "以前のメッセージを表示",
    unread: (count) => `新着メッセージ: ${count}`,
    conversation: "会話",
  },
  ko: {
    open: "채팅 상담",
    close: "채팅 닫기",
    hello: "무엇을 도와드릴까요? 이 페이지를 떠나셔도 답변은 여기에 남아 있습니다.",
    soon: (time) => `보통 ${time} 안에 답변드립니다`,
    write: "메시지",
    send: "보내기",
    you: "고객님",
    sending: "보내는 중…",
    notSent: "보내지 못했습니다.",
    retry: "다시 시도",
    offline: "연결이 없습니다. 연결되는 대로 보내드립니다.",
    tooLong: (signs) => `${signs}자 초과`,
    earlier: "이전 메시지 보기",
    unread: (count) => `새 메시지: ${count}`,
    conversation: "대화",
  },
  th: {
    open: "แชทกับเรา",
    close: "ปิดแชท",
    hello: "มีอะไรให้เราช่วยไหม คุณออกจากหน้านี้ได้ คำตอบของเราจะรออยู่ที่นี่",
    soon: (time) => `โดยปกติเราตอบภายใน ${time}`,
    write: "ข้อความของคุณ",
    send: "ส่ง",
    you: "คุณ",
    sending: "กำลังส่ง…",
    notSent: "ยังไม่ได้ส่ง",
    retry: "ลองอีกครั้ง",
    offline: "ไม่มีการเชื่อมต่อ ข้อความจะถูกส่งทันทีที่กลับมาเชื่อมต่อ",
    tooLong: (signs) => `ยาวเกินไป ${signs} ตัวอักษร`,
    earlier: "แสดงข้อความก่อนหน้า",
    unread: (count) => `ข้อความใหม่: ${count}`,
    conversation: "การสนทนา",
  },
};

/** Ours for what a page or a browser names: `nb-NO` is Norwegian, `pt-BR` Portuguese; English for any other. */
export function languageOf(tag: string): Language {
  const [first = ""] = tag.toLowerCase().split(/[-_]/);
  const ours = first === "nb" || first === "nn" ? "no" : first;
  return Object.hasOwn(words, ours) ? (ours as Language) : "en";
}

export const wordsIn = (language: Language): Words => words[language];

/** As the browser's own tables of languages name it. */
export const tagOf = (language: Language): string => (language === "no" ? "nb" : language);

/** `4 minutes`, `2 uur`: rounded up, as a promise should be. Null for more than a day, which is no promise to make. */
export function inTime(seconds: number, language: Language): string | null {
  if (seconds > 86_400) return null;
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  const [amount, unit] = minutes < 90 ? [minutes, "minute"] : [Math.ceil(minutes / 60), "hour"];
  return new Intl.NumberFormat(tagOf(language), { style: "unit", unit, unitDisplay: "long" }).format(amount);
}
