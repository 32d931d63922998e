/** What the public pages around a payment say, in the languages we answer in. */
export interface PayPageWords {
  paidTitle: string;
  paid: string;
  overTitle: string;
  /** It ended or was taken back: nothing can be paid there, and where to ask. */
  over: string;
  unknown: string;
  /** Back from the provider's page: nothing is believed of a browser. */
  backTitle: string;
  back: string;
  wait: (minutes: number) => string;
}

export const payPageWords: Readonly<Record<string, PayPageWords>> = {
  en: {
    paidTitle: "This has been paid",
    paid: "There is nothing left to pay here. You find the receipt in our conversation.",
    overTitle: "This link has ended",
    over: "Nothing can be paid here any more, and nothing was taken from you. Write to us where you got the link if you still want to pay.",
    unknown: "There is no such link. Look at the whole address in our message, or write to us there.",
    backTitle: "Thank you",
    back: "As soon as your payment is confirmed, we tell you in our conversation. If you have not finished, the link in our message still works until it ends.",
    wait: (n) => `That was tried too often. Try again in ${n} ${n === 1 ? "minute" : "minutes"}.`,
  },
  nl: {
    paidTitle: "Dit is betaald",
    paid: "Hier hoeft u niets meer te betalen. De bevestiging staat in ons gesprek.",
    overTitle: "Deze link is verlopen",
    over: "Hier kan niets meer worden betaald en er is niets van u afgeschreven. Wilt u nog betalen, schrijf ons dan waar u de link kreeg.",
    unknown: "Deze link bestaat niet. Kijk naar het hele adres in ons bericht, of schrijf ons daar.",
    backTitle: "Dank u",
    back: "Zodra uw betaling is bevestigd, hoort u het in ons gesprek. Was u nog niet klaar, dan werkt de link in ons bericht tot hij verloopt.",
    wait: (n) => `Dat is te vaak geprobeerd. Probeer het over ${n} ${n === 1 ? "minuut" : "minuten"} opnieuw.`,
  },
  de: {
    paidTitle: "Das ist bezahlt",
    paid: "Hier ist nichts mehr zu zahlen. Die Bestätigung steht in unserem Gespräch.",
    overTitle: "Dieser Link ist abgelaufen",
    over: "Hier kann nichts mehr bezahlt werden, und es wurde nichts abgebucht. Wenn Sie noch zahlen möchten, schreiben Sie uns dort, wo Sie den Link bekommen haben.",
    unknown:
      "Diesen Link gibt es nicht. Sehen Sie sich die ganze Adresse in unserer Nachricht an oder schreiben Sie uns dort.",
    backTitle: "Danke",
    back: "Sobald Ihre Zahlung bestätigt ist, melden wir uns in unserem Gespräch. Falls Sie noch nicht fertig waren, gilt der Link in unserer Nachricht, bis er abläuft.",
    wait: (n) => `Das wurde zu oft versucht. Versuchen Sie es in ${n} ${n === 1 ? "Minute" : "Minuten"} wieder.`,
  },
  fr: {
    paidTitle: "C’est payé",
    paid: "Il n’y a plus rien à régler ici. Le reçu se trouve dans notre conversation.",
    overTitle: "Ce lien a expiré",
    over: "Plus rien ne peut être réglé ici et rien ne vous a été débité. Si vous souhaitez encore payer, écrivez-nous là où vous avez reçu le lien.",
    unknown: "Ce lien n’existe pas. Vérifiez l’adresse entière dans notre message ou écrivez-nous là-bas.",
    backTitle: "Merci",
    back: "Dès que votre paiement est confirmé, nous vous le disons dans notre conversation. Si vous n’aviez pas terminé, le lien de notre message reste valable jusqu’à son expiration.",
    wait: (n) => `Trop de tentatives. Réessayez dans ${n} ${n === 1 ? "minute" : "minutes"}.`,
  },
  es: {
    paidTitle: "Ya está pagado",
    paid: "Aquí no queda nada por pagar. El recibo está en nuestra conversación.",
    overTitle: "Este enlace ha caducado",
    over: "Aquí ya no se puede pagar nada y no se le ha cobrado nada. Si aún quiere pagar, escríbanos donde recibió el enlace.",
    unknown: "Este enlace no existe. Compruebe la dirección completa en nuestro mensaje o escríbanos allí.",
    backTitle: "Gracias",
    back: "En cuanto se confirme su pago, se lo diremos en nuestra conversación. Si no había terminado, el enlace de nuestro mensaje sigue siendo válido hasta que caduque.",
    wait: (n) => `Se ha intentado demasiadas veces. Vuelva a probar dentro de ${n} ${n === 1 ? "minuto" : "minutos"}.`,
  },
  it: {
    paidTitle: "È già pagato",
    paid: "Qui non c’è più nulla da pagare. La ricevuta è nella nostra conversazione.",
    overTitle: "Questo link è scaduto",
    over: "Qui non si può più pagare nulla e non Le è stato addebitato nulla. Se vuole ancora pagare, ci scriva dove ha ricevuto il link.",
    unknown: "Questo link non esiste. Controlli l’indirizzo completo nel nostro messaggio o ci scriva lì.",
    backTitle: "Grazie",
    back: "Appena il pagamento è confermato, glielo diciamo nella nostra conversazione. Se non aveva finito, il link nel nostro messaggio vale fino alla scadenza.",
    wait: (n) => `Troppi tentativi. Riprovi tra ${n} ${n === 1 ? "minuto" : "minuti"}.`,
  },
  pt: {
    paidTitle: "Já está pago",
    paid: "Não há mais nada a pagar aqui. O recibo está na nossa conversa.",
    overTitle: "Esta ligação terminou",
    over: "Aqui já não se pode pagar nada e nada lhe foi cobrado. Se ainda quiser pagar, escreva-nos onde recebeu a ligação.",
    unknown: "Esta ligação não existe. Veja o endereço completo na nossa mensagem ou escreva-nos lá.",
    backTitle: "Obrigado",
    back: "Assim que o pagamento for confirmado, dizemos-lhe na nossa conversa. Se não terminou, a ligação da nossa mensagem continua válida até terminar o prazo.",
    wait: (n) => `Foram demasiadas tentativas. Tente de novo dentro de ${n} ${n === 1 ? "minuto" : "minutos"}.`,
  },
  no: {
    paidTitle: "Dette er betalt",
    paid: "Det er ingenting mer å betale her. Kvitteringen ligger i samtalen vår.",
    overTitle: "Denne lenken er utløpt",
    over: "Her kan ingenting betales lenger, og ingenting er trukket fra deg. Vil du fortsatt betale, skriv til oss der du fikk lenken.",
    unknown: "Denne lenken finnes ikke. Se på hele adressen i meldingen vår, eller skriv til oss der.",
    backTitle: "Takk",
    back: "Så snart betalingen er bekreftet, sier vi fra i samtalen vår. Ble du ikke ferdig, virker lenken i meldingen vår til den utløper.",
    wait: (n) => `Det ble prøvd for ofte. Prøv igjen om ${n} ${n === 1 ? "minutt" : "minutter"}.`,
  },
  tr: {
    paidTitle: "Ödeme yapıldı",
    paid: "Burada ödenecek bir şey kalmadı. Onayı konuşmamızda bulabilirsiniz.",
    overTitle: "Bu bağlantının süresi doldu",
    over: "Burada artık ödeme yapılamaz ve sizden bir tutar alınmadı. Yine de ödemek isterseniz bağlantıyı aldığınız yerden bize yazın.",
    unknown: "Böyle bir bağlantı yok. Mesajımızdaki adresin tamamına bakın ya da oradan bize yazın.",
    backTitle: "Teşekkürler",
    back: "Ödemeniz onaylanır onaylanmaz konuşmamızda haber veririz. Tamamlamadıysanız mesajımızdaki bağlantı süresi dolana kadar geçerlidir.",
    wait: (n) => `Çok fazla denendi. ${n} dakika sonra yeniden deneyin.`,
  },
  ru: {
    paidTitle: "Уже оплачено",
    paid: "Здесь больше ничего платить не нужно. Подтверждение есть в нашей переписке.",
    overTitle: "Срок ссылки истёк",
    over: "Здесь больше ничего нельзя оплатить, и с вас ничего не списано. Если вы хотите оплатить, напишите нам там, где получили ссылку.",
    unknown: "Такой ссылки нет. Проверьте адрес целиком в нашем сообщении или напишите нам там.",
    backTitle: "Спасибо",
    back: "Как только оплата подтвердится, мы сообщим в нашей переписке. Если вы не закончили, ссылка в нашем сообщении действует до окончания срока.",
    wait: (n) => `Слишком много попыток. Попробуйте снова через ${n} мин.`,
  },
  zh: {
    paidTitle: "已支付",
    paid: "此处无需再支付。收据在我们的对话中。",
    overTitle: "此链接已失效",
    over: "此处已无法支付，也没有扣款。如仍需支付，请在收到链接的地方联系我们。",
    unknown: "没有此链接。请查看我们消息中的完整地址，或在那里联系我们。",
    backTitle: "谢谢",
    back: "付款确认后，我们会在对话中通知您。如尚未完成，消息中的链接在失效前仍可使用。",
    wait: (n) => `尝试次数过多，请在 ${n} 分钟后重试。`,
  },
  ja: {
    paidTitle: "お支払い済みです",
    paid: "ここでのお支払いはもう必要ありません。確認は会話の中にあります。",
    overTitle: "このリンクは期限切れです",
    over: "ここではお支払いいただけません。引き落としもされていません。お支払いをご希望の場合は、リンクを受け取った会話でお知らせください。",
    unknown: "このリンクはありません。メッセージのアドレス全体をご確認いただくか、そちらでお知らせください。",
    backTitle: "ありがとうございます",
    back: "お支払いが確認され次第、会話でお知らせします。まだ完了していない場合、メッセージのリンクは期限まで使えます。",
    wait: (n) => `回数が多すぎます。${n}分後にもう一度お試しください。`,
  },
  ko: {
    paidTitle: "결제가 완료되었습니다",
    paid: "여기서 더 결제할 것은 없습니다. 확인 내용은 대화에 있습니다.",
    overTitle: "이 링크는 만료되었습니다",
    over: "여기서는 더 이상 결제할 수 없으며 청구된 금액도 없습니다. 결제를 원하시면 링크를 받은 곳에서 알려 주세요.",
    unknown: "이러한 링크가 없습니다. 메시지의 전체 주소를 확인하시거나 그곳에서 알려 주세요.",
    backTitle: "감사합니다",
    back: "결제가 확인되는 대로 대화에서 알려 드립니다. 아직 마치지 않으셨다면 메시지의 링크는 만료될 때까지 유효합니다.",
    wait: (n) => `시도 횟수가 너무 많습니다. ${n}분 후에 다시 시도해 주세요.`,
  },
  th: {
    paidTitle: "ชำระเงินแล้ว",
    paid: "ไม่มีสิ่งที่ต้องชำระที่นี่อีก ใบยืนยันอยู่ในการสนทนาของเรา",
    overTitle: "ลิงก์นี้หมดอายุแล้ว",
    over: "ไม่สามารถชำระที่นี่ได้อีก และไม่มีการหักเงินจากคุณ หากยังต้องการชำระ โปรดเขียนถึงเราในที่ที่คุณได้รับลิงก์",
    unknown: "ไม่มีลิงก์นี้ โปรดดูที่อยู่ทั้งหมดในข้อความของเรา หรือเขียนถึงเราที่นั่น",
    backTitle: "ขอบคุณ",
    back: "เมื่อการชำระเงินได้รับการยืนยัน เราจะแจ้งในการสนทนา หากยังไม่เสร็จ ลิงก์ในข้อความยังใช้ได้จนกว่าจะหมดอายุ",
    wait: (n) => `ลองบ่อยเกินไป โปรดลองใหม่ใน ${n} นาที`,
  },
};
