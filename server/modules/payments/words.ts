/** What customers read about a payment, in the languages we answer in. */
import type { PurposeKind } from "../../../contract/payments.ts";
import type { languages } from "../../../contract/words.ts";

export interface PayWords {
  /** The purpose where nobody wrote one; it stands after a colon. */
  what: Readonly<Record<PurposeKind, string>>;
  /** Amount, what for, until when the link works, the link. */
  ask: (amount: string, what: string, until: string, link: string) => string;
  receipt: (amount: string, what: string) => string;
  /** It came too late, or twice: it goes back. */
  late: (amount: string) => string;
  /** It was paid and could not be carried out: it goes back. */
  failed: (amount: string, what: string) => string;
  refunded: (amount: string) => string;
}

export const payWords: Readonly<Record<(typeof languages)[number], PayWords>> = {
  en: {
    what: {
      issue: "your ticket",
      rebook: "your change of booking",
      seats: "your seats",
      services: "your extras",
      other: "payment",
    },
    ask: (amount, what, until, link) =>
      `Please pay ${amount} (${what}) on our payment provider's page until ${until}: ${link} Never send us card details here.`,
    receipt: (amount, what) => `Thank you. We have received ${amount} (${what}), and it is done.`,
    late: (amount) => `Your payment of ${amount} reached us after the link had ended. We are giving it back to you.`,
    failed: (amount, what) =>
      `We have received ${amount}, but could not carry it out (${what}). We are giving the money back to you and are sorry.`,
    refunded: (amount) => `We have given ${amount} back. Your bank shows it within a few days.`,
  },
  nl: {
    what: {
      issue: "uw ticket",
      rebook: "de wijziging van uw boeking",
      seats: "uw stoelen",
      services: "uw extra's",
      other: "betaling",
    },
    ask: (amount, what, until, link) =>
      `Wilt u ${amount} (${what}) betalen op de pagina van onze betaaldienst? Dat kan tot ${until}: ${link} Stuur ons hier nooit kaartgegevens.`,
    receipt: (amount, what) => `Dank u. We hebben ${amount} (${what}) ontvangen en het is geregeld.`,
    late: (amount) => `Uw betaling van ${amount} kwam binnen nadat de link was verlopen. We betalen het bedrag terug.`,
    failed: (amount, what) =>
      `We hebben ${amount} ontvangen, maar konden het niet uitvoeren (${what}). We betalen het geld terug; onze excuses.`,
    refunded: (amount) => `We hebben ${amount} terugbetaald. Uw bank laat het binnen enkele dagen zien.`,
  },
  de: {
    what: {
      issue: "Ihr Ticket",
      rebook: "die Änderung Ihrer Buchung",
      seats: "Ihre Sitzplätze",
      services: "Ihre Zusatzleistungen",
      other: "Zahlung",
    },
    ask: (amount, what, until, link) =>
      `Bitte zahlen Sie ${amount} (${what}) bis ${until} auf der Seite unseres Zahlungsdienstes: ${link} Senden Sie uns hier niemals Kartendaten.`,
    receipt: (amount, what) => `Danke. Wir haben ${amount} (${what}) erhalten, und es ist erledigt.`,
    late: (amount) => `Ihre Zahlung von ${amount} kam an, nachdem der Link abgelaufen war. Wir zahlen sie zurück.`,
    failed: (amount, what) =>
      `Wir haben ${amount} erhalten, konnten es aber nicht ausführen (${what}). Wir zahlen das Geld zurück und bitten um Entschuldigung.`,
    refunded: (amount) => `Wir haben ${amount} zurückgezahlt. Ihre Bank zeigt es in wenigen Tagen an.`,
  },
  fr: {
    what: {
      issue: "votre billet",
      rebook: "la modification de votre réservation",
      seats: "vos sièges",
      services: "vos services supplémentaires",
      other: "paiement",
    },
    ask: (amount, what, until, link) =>
      `Veuillez régler ${amount} (${what}) sur la page de notre prestataire de paiement avant ${until} : ${link} Ne nous envoyez jamais de données de carte ici.`,
    receipt: (amount, what) => `Merci. Nous avons bien reçu ${amount} (${what}) et tout est en ordre.`,
    late: (amount) => `Votre paiement de ${amount} nous est parvenu après l’expiration du lien. Nous vous remboursons.`,
    failed: (amount, what) =>
      `Nous avons reçu ${amount}, mais l’opération n’a pas pu aboutir (${what}). Nous vous remboursons et vous prions de nous excuser.`,
    refunded: (amount) => `Nous avons remboursé ${amount}. Votre banque l’affichera d’ici quelques jours.`,
  },
  es: {
    what: {
      issue: "su billete",
      rebook: "el cambio de su reserva",
      seats: "sus asientos",
      services: "sus servicios adicionales",
      other: "pago",
    },
    ask: (amount, what, until, link) =>
      `Por favor, pague ${amount} (${what}) en la página de nuestro proveedor de pagos antes de ${until}: ${link} No nos envíe nunca datos de tarjeta por aquí.`,
    receipt: (amount, what) => `Gracias. Hemos recibido ${amount} (${what}) y ya está hecho.`,
    late: (amount) => `Su pago de ${amount} llegó cuando el enlace ya había caducado. Se lo devolvemos.`,
    failed: (amount, what) =>
      `Hemos recibido ${amount}, pero no hemos podido llevarlo a cabo (${what}). Le devolvemos el dinero y le pedimos disculpas.`,
    refunded: (amount) => `Hemos devuelto ${amount}. Su banco lo mostrará en unos días.`,
  },
  it: {
    what: {
      issue: "il Suo biglietto",
      rebook: "la modifica della Sua prenotazione",
      seats: "i Suoi posti",
      services: "i Suoi servizi aggiuntivi",
      other: "pagamento",
    },
    ask: (amount, what, until, link) =>
      `La preghiamo di pagare ${amount} (${what}) sulla pagina del nostro fornitore di pagamenti entro ${until}: ${link} Non ci invii mai qui i dati della carta.`,
    receipt: (amount, what) => `Grazie. Abbiamo ricevuto ${amount} (${what}) ed è tutto fatto.`,
    late: (amount) => `Il Suo pagamento di ${amount} è arrivato quando il link era già scaduto. Glielo restituiamo.`,
    failed: (amount, what) =>
      `Abbiamo ricevuto ${amount}, ma non siamo riusciti a completare l’operazione (${what}). Le restituiamo il denaro e ci scusiamo.`,
    refunded: (amount) => `Abbiamo rimborsato ${amount}. La Sua banca lo mostrerà entro qualche giorno.`,
  },
  pt: {
    what: {
      issue: "o seu bilhete",
      rebook: "a alteração da sua reserva",
      seats: "os seus lugares",
      services: "os seus extras",
      other: "pagamento",
    },
    ask: (amount, what, until, link) =>
      `Pague ${amount} (${what}) na página do nosso prestador de pagamentos até ${until}: ${link} Nunca nos envie dados de cartão por aqui.`,
    receipt: (amount, what) => `Obrigado. Recebemos ${amount} (${what}) e está tudo tratado.`,
    late: (amount) => `O seu pagamento de ${amount} chegou depois de a ligação ter terminado. Vamos devolvê-lo.`,
    failed: (amount, what) =>
      `Recebemos ${amount}, mas não foi possível concluir (${what}). Vamos devolver o dinheiro e pedimos desculpa.`,
    refunded: (amount) => `Devolvemos ${amount}. O seu banco mostra-o dentro de alguns dias.`,
  },
  no: {
    what: {
      issue: "billetten din",
      rebook: "endringen av bestillingen din",
      seats: "setene dine",
      services: "tilleggene dine",
      other: "betaling",
    },
    ask: (amount, what, until, link) =>
      `Vennligst betal ${amount} (${what}) på siden til betalingsleverandøren vår innen ${until}: ${link} Send oss aldri kortopplysninger her.`,
    receipt: (amount, what) => `Takk. Vi har mottatt ${amount} (${what}), og det er ordnet.`,
    late: (amount) => `Betalingen din på ${amount} kom etter at lenken var utløpt. Vi betaler den tilbake.`,
    failed: (amount, what) =>
      `Vi har mottatt ${amount}, men fikk ikke gjennomført det (${what}). Vi betaler pengene tilbake og beklager.`,
    refunded: (amount) => `Vi har betalt tilbake ${amount}. Banken din viser det i løpet av noen dager.`,
  },
  tr: {
    what: {
      issue: "biletiniz",
      rebook: "rezervasyon değişikliğiniz",
      seats: "koltuklarınız",
      services: "ek hizmetleriniz",
      other: "ödeme",
    },
    ask: (amount, what, until, link) =>
      `Lütfen ${amount} tutarını (${what}) ödeme sağlayıcımızın sayfasında ödeyin. Son tarih: ${until}: ${link} Kart bilgilerinizi buraya asla yazmayın.`,
    receipt: (amount, what) => `Teşekkürler. ${amount} (${what}) elimize ulaştı ve işlem tamamlandı.`,
    late: (amount) => `${amount} tutarındaki ödemeniz bağlantının süresi dolduktan sonra ulaştı. Tutarı iade ediyoruz.`,
    failed: (amount, what) =>
      `${amount} elimize ulaştı, ancak işlemi tamamlayamadık (${what}). Tutarı iade ediyoruz, özür dileriz.`,
    refunded: (amount) => `${amount} iade edildi. Bankanızda birkaç gün içinde görünür.`,
  },
  ru: {
    what: {
      issue: "ваш билет",
      rebook: "изменение бронирования",
      seats: "ваши места",
      services: "дополнительные услуги",
      other: "оплата",
    },
    ask: (amount, what, until, link) =>
      `Пожалуйста, оплатите ${amount} (${what}) на странице нашего платёжного сервиса до ${until}: ${link} Никогда не присылайте сюда данные карты.`,
    receipt: (amount, what) => `Спасибо. Мы получили ${amount} (${what}), всё готово.`,
    late: (amount) => `Ваш платёж ${amount} поступил, когда срок ссылки уже истёк. Мы возвращаем деньги.`,
    failed: (amount, what) =>
      `Мы получили ${amount}, но выполнить операцию не удалось (${what}). Мы возвращаем деньги и приносим извинения.`,
    refunded: (amount) => `Мы вернули ${amount}. Банк покажет это в течение нескольких дней.`,
  },
  zh: {
    what: { issue: "您的机票", rebook: "您的改签", seats: "您的座位", services: "您的附加服务", other: "付款" },
    ask: (amount, what, until, link) =>
      `请在 ${until} 之前在我们支付服务商的页面上支付 ${amount}（${what}）： ${link} 请勿在此发送银行卡信息。`,
    receipt: (amount, what) => `谢谢。我们已收到 ${amount}（${what}），已办理完成。`,
    late: (amount) => `您支付的 ${amount} 在链接失效后才到账，我们将退还给您。`,
    failed: (amount, what) => `我们已收到 ${amount}，但未能办理（${what}）。我们将退款，非常抱歉。`,
    refunded: (amount) => `我们已退还 ${amount}。您的银行会在几天内显示。`,
  },
  ja: {
    what: {
      issue: "航空券",
      rebook: "ご予約の変更",
      seats: "座席",
      services: "追加サービス",
      other: "お支払い",
    },
    ask: (amount, what, until, link) =>
      `${until}までに、決済サービスのページで${amount}（${what}）をお支払いください： ${link} カード情報はこちらに送らないでください。`,
    receipt: (amount, what) => `ありがとうございます。${amount}（${what}）を受け取り、手続きが完了しました。`,
    late: (amount) => `${amount}のお支払いは、リンクの期限が過ぎた後に届きました。返金いたします。`,
    failed: (amount, what) =>
      `${amount}を受け取りましたが、手続きを完了できませんでした（${what}）。返金いたします。申し訳ございません。`,
    refunded: (amount) => `${amount}を返金しました。数日以内に銀行で確認できます。`,
  },
  ko: {
    what: {
      issue: "항공권",
      rebook: "예약 변경",
      seats: "좌석",
      services: "추가 서비스",
      other: "결제",
    },
    ask: (amount, what, until, link) =>
      `${until}까지 결제 서비스 페이지에서 ${amount}(${what})을 결제해 주세요: ${link} 카드 정보는 여기로 보내지 마세요.`,
    receipt: (amount, what) => `감사합니다. ${amount}(${what})을 받았으며 처리가 완료되었습니다.`,
    late: (amount) => `${amount} 결제가 링크 기한이 지난 뒤에 도착했습니다. 환불해 드리겠습니다.`,
    failed: (amount, what) => `${amount}을 받았지만 처리하지 못했습니다(${what}). 환불해 드리겠습니다. 죄송합니다.`,
    refunded: (amount) => `${amount}을 환불했습니다. 며칠 안에 은행에서 확인하실 수 있습니다.`,
  },
  th: {
    what: {
      issue: "ตั๋วของคุณ",
      rebook: "การเปลี่ยนแปลงการจองของคุณ",
      seats: "ที่นั่งของคุณ",
      services: "บริการเสริมของคุณ",
      other: "การชำระเงิน",
    },
    ask: (amount, what, until, link) =>
      `กรุณาชำระ ${amount} (${what}) บนหน้าของผู้ให้บริการชำระเงินของเราภายใน ${until}: ${link} โปรดอย่าส่งข้อมูลบัตรมาที่นี่`,
    receipt: (amount, what) => `ขอบคุณค่ะ เราได้รับ ${amount} (${what}) แล้ว และดำเนินการเรียบร้อย`,
    late: (amount) => `การชำระเงิน ${amount} ของคุณมาถึงหลังจากลิงก์หมดอายุ เราจะคืนเงินให้คุณ`,
    failed: (amount, what) => `เราได้รับ ${amount} แล้ว แต่ไม่สามารถดำเนินการได้ (${what}) เราจะคืนเงินให้คุณ และขออภัยด้วย`,
    refunded: (amount) => `เราได้คืนเงิน ${amount} แล้ว ธนาคารของคุณจะแสดงภายในไม่กี่วัน`,
  },
};
