/**
 * What can be said by somebody who does not speak the customer's language: whole sentences, each approved in all the others. Written by
 * us; no native speaker but of English and Dutch has read them.
 */
import type { languages } from "../../../../contract/words.ts";

export const phraseKeys = [
  "read",
  "lookingInto",
  "wait",
  "waitUnknown",
  "english",
  "booking",
  "urgent",
  "sorry",
  "patience",
] as const;
export type PhraseKey = (typeof phraseKeys)[number];

/** `{wait}` stands for how long it takes now, in words of that language. */
export const sentences: Readonly<Record<(typeof languages)[number], Readonly<Record<PhraseKey, string>>>> = {
  en: {
    read: "Thank you for your message. We have read it.",
    lookingInto: "We look into it and come back to you here.",
    wait: "A colleague who speaks your language answers you. Waiting time at the moment: about {wait}.",
    waitUnknown:
      "A colleague who speaks your language answers you. We can't say yet when; you keep your place in the line.",
    english: "If you can write in English, we can answer you sooner.",
    booking: "Please send us your booking code and the surname in the booking, here in private.",
    urgent: "Is it urgent? Please tell us your flight and when it leaves.",
    sorry: "We are sorry for what has happened.",
    patience: "Thank you for your patience.",
  },
  nl: {
    read: "Dank u voor uw bericht. We hebben het gelezen.",
    lookingInto: "We zoeken het uit en komen er hier bij u op terug.",
    wait: "Een collega die uw taal spreekt, antwoordt u. Wachttijd op dit moment: ongeveer {wait}.",
    waitUnknown:
      "Een collega die uw taal spreekt, antwoordt u. Wanneer kunnen we nog niet zeggen; u houdt uw plaats in de rij.",
    english: "Als u in het Engels kunt schrijven, kunnen we u eerder antwoorden.",
    booking: "Wilt u ons hier privé uw boekingscode en de achternaam in de boeking sturen?",
    urgent: "Is het dringend? Laat ons weten met welke vlucht u reist en wanneer die vertrekt.",
    sorry: "Het spijt ons wat er is gebeurd.",
    patience: "Dank u voor uw geduld.",
  },
  de: {
    read: "Vielen Dank für Ihre Nachricht. Wir haben sie gelesen.",
    lookingInto: "Wir klären das und melden uns hier wieder bei Ihnen.",
    wait: "Ein Kollege, der Ihre Sprache spricht, antwortet Ihnen. Wartezeit im Moment: etwa {wait}.",
    waitUnknown:
      "Ein Kollege, der Ihre Sprache spricht, antwortet Ihnen. Wann, können wir noch nicht sagen; Sie behalten Ihren Platz in der Reihe.",
    english: "Wenn Sie auf Englisch schreiben können, können wir Ihnen früher antworten.",
    booking: "Bitte senden Sie uns hier privat Ihren Buchungscode und den Nachnamen in der Buchung.",
    urgent: "Ist es dringend? Bitte nennen Sie uns Ihren Flug und die Abflugzeit.",
    sorry: "Es tut uns leid, was geschehen ist.",
    patience: "Vielen Dank für Ihre Geduld.",
  },
  fr: {
    read: "Merci pour votre message. Nous l'avons lu.",
    lookingInto: "Nous nous en occupons et revenons vers vous ici.",
    wait: "Un collègue qui parle votre langue vous répondra. Temps d'attente actuel : environ {wait}.",
    waitUnknown:
      "Un collègue qui parle votre langue vous répondra. Nous ne pouvons pas encore dire quand ; vous gardez votre place dans la file.",
    english: "Si vous pouvez écrire en anglais, nous pourrons vous répondre plus tôt.",
    booking: "Merci de nous envoyer ici, en privé, votre code de réservation et le nom de famille de la réservation.",
    urgent: "Est-ce urgent ? Indiquez-nous votre vol et son heure de départ.",
    sorry: "Nous sommes désolés de ce qui s'est passé.",
    patience: "Merci de votre patience.",
  },
  es: {
    read: "Gracias por su mensaje. Lo hemos leído.",
    lookingInto: "Lo estamos revisando y le responderemos aquí.",
    wait: "Le responderá un compañero que habla su idioma. Tiempo de espera en este momento: unos {wait}.",
    waitUnknown:
      "Le responderá un compañero que habla su idioma. Aún no podemos decir cuándo; conserva su lugar en la cola.",
    english: "Si puede escribir en inglés, podremos responderle antes.",
    booking: "Envíenos aquí, en privado, su código de reserva y el apellido de la reserva, por favor.",
    urgent: "¿Es urgente? Díganos su vuelo y a qué hora sale.",
    sorry: "Lamentamos lo que ha ocurrido.",
    patience: "Gracias por su paciencia.",
  },
  it: {
    read: "Grazie per il suo messaggio. Lo abbiamo letto.",
    lookingInto: "Stiamo verificando e le risponderemo qui.",
    wait: "Le risponderà un collega che parla la sua lingua. Attesa in questo momento: circa {wait}.",
    waitUnknown:
      "Le risponderà un collega che parla la sua lingua. Non possiamo ancora dire quando; mantiene il suo posto in coda.",
    english: "Se può scrivere in inglese, possiamo risponderle prima.",
    booking: "Ci invii qui, in privato, il codice di prenotazione e il cognome della prenotazione, per favore.",
    urgent: "È urgente? Ci indichi il suo volo e l'ora di partenza.",
    sorry: "Ci dispiace per quanto è successo.",
    patience: "Grazie per la sua pazienza.",
  },
  pt: {
    read: "Obrigado pela sua mensagem. Já a lemos.",
    lookingInto: "Estamos a verificar e respondemos-lhe aqui.",
    wait: "Um colega que fala a sua língua vai responder-lhe. Tempo de espera neste momento: cerca de {wait}.",
    waitUnknown:
      "Um colega que fala a sua língua vai responder-lhe. Ainda não podemos dizer quando; mantém o seu lugar na fila.",
    english: "Se puder escrever em inglês, podemos responder-lhe mais cedo.",
    booking: "Envie-nos aqui, em privado, o código de reserva e o apelido da reserva, por favor.",
    urgent: "É urgente? Diga-nos o seu voo e a hora de partida.",
    sorry: "Lamentamos o que aconteceu.",
    patience: "Obrigado pela sua paciência.",
  },
  no: {
    read: "Takk for meldingen. Vi har lest den.",
    lookingInto: "Vi ser på det og svarer deg her.",
    wait: "En kollega som snakker språket ditt, svarer deg. Ventetid akkurat nå: omtrent {wait}.",
    waitUnknown:
      "En kollega som snakker språket ditt, svarer deg. Vi kan ikke si når ennå; du beholder plassen din i køen.",
    english: "Hvis du kan skrive på engelsk, kan vi svare deg tidligere.",
    booking: "Send oss bestillingskoden og etternavnet i bestillingen her, privat.",
    urgent: "Haster det? Fortell oss hvilken flyvning du skal med, og når den går.",
    sorry: "Vi beklager det som har skjedd.",
    patience: "Takk for tålmodigheten.",
  },
  ru: {
    read: "Спасибо за ваше сообщение. Мы его прочитали.",
    lookingInto: "Мы разбираемся и ответим вам здесь.",
    wait: "Вам ответит коллега, который говорит на вашем языке. Время ожидания сейчас: примерно {wait}.",
    waitUnknown:
      "Вам ответит коллега, который говорит на вашем языке. Когда именно, пока сказать не можем; ваше место в очереди сохраняется.",
    english: "Если вы можете написать по-английски, мы сможем ответить раньше.",
    booking: "Пожалуйста, пришлите нам сюда, в личные сообщения, код бронирования и фамилию из бронирования.",
    urgent: "Это срочно? Сообщите нам ваш рейс и время вылета.",
    sorry: "Нам жаль, что так произошло.",
    patience: "Спасибо за терпение.",
  },
  tr: {
    read: "Mesajınız için teşekkür ederiz. Okuduk.",
    lookingInto: "İnceliyoruz ve size buradan döneceğiz.",
    wait: "Dilinizi konuşan bir arkadaşımız size yanıt verecek. Şu anki bekleme süresi: yaklaşık {wait}.",
    waitUnknown:
      "Dilinizi konuşan bir arkadaşımız size yanıt verecek. Ne zaman olacağını henüz söyleyemiyoruz; sıranız korunuyor.",
    english: "İngilizce yazabilirseniz size daha erken yanıt verebiliriz.",
    booking: "Lütfen rezervasyon kodunuzu ve rezervasyondaki soyadını bize buradan, özel olarak gönderin.",
    urgent: "Acil mi? Lütfen uçuşunuzu ve kalkış saatini bildirin.",
    sorry: "Yaşananlar için üzgünüz.",
    patience: "Sabrınız için teşekkür ederiz.",
  },
  ja: {
    read: "ご連絡ありがとうございます。拝見しました。",
    lookingInto: "お調べして、こちらでお返事いたします。",
    wait: "お客様の言語を話す担当者がお返事いたします。現在の待ち時間は約{wait}です。",
    waitUnknown: "お客様の言語を話す担当者がお返事いたします。時間はまだお約束できませんが、順番はそのままです。",
    english: "英語でお書きいただける場合は、より早くお返事できます。",
    booking: "予約コードとご予約の姓を、こちらの非公開のメッセージでお知らせください。",
    urgent: "お急ぎですか。ご搭乗便と出発時刻をお知らせください。",
    sorry: "ご迷惑をおかけし、申し訳ございません。",
    patience: "お待ちいただきありがとうございます。",
  },
  ko: {
    read: "메시지를 보내 주셔서 감사합니다. 잘 읽었습니다.",
    lookingInto: "확인한 뒤 여기에서 답변드리겠습니다.",
    wait: "고객님의 언어를 하는 담당자가 답변드립니다. 현재 대기 시간: 약 {wait}.",
    waitUnknown: "고객님의 언어를 하는 담당자가 답변드립니다. 아직 시간을 말씀드릴 수 없지만 순서는 그대로 유지됩니다.",
    english: "영어로 써 주시면 더 빨리 답변드릴 수 있습니다.",
    booking: "예약 코드와 예약자 성을 여기 비공개 메시지로 보내 주십시오.",
    urgent: "급한 일인가요? 항공편과 출발 시각을 알려 주십시오.",
    sorry: "불편을 드려 죄송합니다.",
    patience: "기다려 주셔서 감사합니다.",
  },
  zh: {
    read: "感谢您的留言，我们已经看到。",
    lookingInto: "我们正在核实，会在这里回复您。",
    wait: "会说您语言的同事将回复您。目前等候时间约为{wait}。",
    waitUnknown: "会说您语言的同事将回复您。目前还无法告知具体时间，您的排队位置会保留。",
    english: "如果您可以用英语书写，我们能更快回复您。",
    booking: "请在这里以私信发送您的预订编号和预订人的姓氏。",
    urgent: "情况紧急吗？请告诉我们您的航班和起飞时间。",
    sorry: "对于发生的事情，我们深表歉意。",
    patience: "感谢您的耐心等待。",
  },
  th: {
    read: "ขอบคุณสำหรับข้อความของคุณ เราได้อ่านแล้ว",
    lookingInto: "เรากำลังตรวจสอบและจะตอบคุณที่นี่",
    wait: "เพื่อนร่วมงานที่พูดภาษาของคุณจะตอบคุณ ระยะเวลารอในขณะนี้ประมาณ {wait}",
    waitUnknown: "เพื่อนร่วมงานที่พูดภาษาของคุณจะตอบคุณ เรายังบอกเวลาไม่ได้ แต่ลำดับคิวของคุณยังคงอยู่",
    english: "หากคุณเขียนเป็นภาษาอังกฤษได้ เราจะตอบคุณได้เร็วขึ้น",
    booking: "โปรดส่งรหัสการจองและนามสกุลในการจองให้เราที่นี่เป็นข้อความส่วนตัว",
    urgent: "เรื่องนี้ด่วนหรือไม่ โปรดบอกเที่ยวบินและเวลาออกเดินทาง",
    sorry: "เราขออภัยในสิ่งที่เกิดขึ้น",
    patience: "ขอบคุณที่รอ",
  },
};
