/**
 * The words by which people stop advertising and ask for it again, in the languages we answer in. The English ones are those that
 * carriers and their gateways act upon (CTIA's, and what Twilio, AWS and Sinch name); TD, RET, SAIR and BAJA are what they are in China,
 * Turkey, Brazil and Spain.
 */
import type { languages } from "../../../../contract/words.ts";

export interface OptOutWords {
  stop: readonly string[];
  /** Carriers take these for a stop too. To an airline they are as often an answer: they count after an advertisement alone. */
  stopAfterAdvertising: readonly string[];
  start: readonly string[];
}

export const optOutWords: Readonly<Record<(typeof languages)[number], OptOutWords>> = {
  en: {
    stop: ["stop", "stopall", "stop all", "unsubscribe", "optout", "opt out", "stop promotions", "stop messages"],
    stopAfterAdvertising: ["cancel", "end", "quit", "revoke", "remove"],
    start: ["start", "unstop", "subscribe", "optin", "opt in"],
  },
  nl: {
    stop: ["stop", "stoppen", "afmelden", "uitschrijven", "meld me af"],
    stopAfterAdvertising: ["annuleren", "annuleer", "einde"],
    start: ["start", "starten", "aanmelden", "inschrijven"],
  },
  de: {
    stop: ["stopp", "stoppen", "abmelden", "abbestellen", "austragen"],
    stopAfterAdvertising: ["abbrechen", "beenden", "ende"],
    start: ["start", "starten", "anmelden"],
  },
  fr: {
    stop: [
      "stop",
      "arret",
      "arrêt",
      "arrêter",
      "arrêtez",
      "désabonner",
      "se désabonner",
      "désinscrire",
      "désinscription",
    ],
    stopAfterAdvertising: ["annuler", "fin", "terminer"],
    start: ["commencer", "reprendre", "s'abonner", "réabonner"],
  },
  es: {
    stop: ["stop", "alto", "parar", "baja", "darme de baja", "dar de baja", "cancelar suscripción"],
    stopAfterAdvertising: ["cancelar", "terminar", "fin"],
    start: ["alta", "empezar", "reanudar", "suscribir"],
  },
  it: {
    stop: ["stop", "disiscrivi", "disiscrivimi", "disiscriversi", "annulla iscrizione"],
    stopAfterAdvertising: ["annulla", "fine", "basta"],
    start: ["inizia", "riprendi", "iscrivi", "iscrivimi"],
  },
  pt: {
    stop: ["stop", "parar", "pare", "sair", "descadastrar", "cancelar inscrição", "cancelar subscrição"],
    stopAfterAdvertising: ["cancelar", "fim", "terminar"],
    start: ["começar", "iniciar", "retomar", "inscrever"],
  },
  no: {
    stop: ["stopp", "avmeld", "meld av", "meld meg av", "avslutt abonnement"],
    stopAfterAdvertising: ["avbryt", "avslutt", "slutt"],
    start: ["start", "påmeld", "meld på", "meld meg på"],
  },
  tr: {
    stop: ["dur", "durdur", "ret", "abonelikten çık", "abonelikten ayrıl"],
    stopAfterAdvertising: ["iptal", "son", "çık"],
    start: ["başla", "başlat", "abone ol"],
  },
  ru: {
    stop: ["стоп", "отписаться", "отписка", "отпишите", "отпишите меня"],
    stopAfterAdvertising: ["отмена", "отменить", "конец"],
    start: ["старт", "подписаться", "подписка", "возобновить"],
  },
  ja: {
    stop: ["停止", "配信停止", "受信拒否", "ストップ", "登録解除", "購読解除"],
    stopAfterAdvertising: ["キャンセル", "終了", "解約", "解除"],
    start: ["再開", "配信再開", "スタート", "登録"],
  },
  ko: {
    stop: ["중지", "수신거부", "수신 거부", "구독취소", "구독 취소", "그만"],
    stopAfterAdvertising: ["취소", "종료", "해지"],
    start: ["시작", "재개", "수신동의", "수신 동의", "구독"],
  },
  th: {
    stop: ["หยุด", "เลิกรับ", "ยกเลิกการรับข่าวสาร", "ยกเลิกรับข่าวสาร", "ยกเลิกการสมัคร", "หยุดส่ง"],
    stopAfterAdvertising: ["ยกเลิก", "จบ"],
    start: ["เริ่ม", "สมัคร", "รับข่าวสาร"],
  },
  zh: {
    stop: ["停止", "退订", "退訂", "取消订阅", "取消訂閱", "拒收", "td"],
    stopAfterAdvertising: ["取消", "结束", "結束"],
    start: ["开始", "開始", "恢复", "恢復", "订阅", "訂閱"],
  },
};
