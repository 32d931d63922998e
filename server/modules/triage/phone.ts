import { type CountryCode, parsePhoneNumberFromString, type PhoneNumber } from "libphonenumber-js/max";
import type { PersonalDatum } from "../../../contract/triage.ts";
import type { Language } from "../../../contract/words.ts";

/** Where a number without a country code is looked up, by the language of the text. */
const regions: Readonly<Partial<Record<Language, readonly CountryCode[]>>> = {
  en: ["US", "GB"],
  nl: ["NL", "BE"],
  de: ["DE", "AT", "CH"],
  fr: ["FR"],
  it: ["IT"],
  es: ["ES", "MX"],
  pt: ["BR", "PT"],
  no: ["NO"],
  tr: ["TR"],
  ru: ["RU"],
  zh: ["CN", "TW", "HK"],
  ja: ["JP"],
  ko: ["KR"],
  th: ["TH"],
};

const candidate = /(?<![\p{Script=Latin}\d#@.,/_-])(?:\+|00)?\(?\d(?:[ \-.()/]{0,2}\d){6,14}(?![A-Za-z\d])/gu;

/** "My number", "call me": the number is a person's. */
const own =
  /call me|reach me|text me|ring me|phone me|contact me|my (?:cell|mobile|phone|number|nr)|\bcell\b|\bmobile\b|\bphone\b|\btel\b|telephone|telefoon|mobiel|bel me|bel mij|bereikbaar|\bgsm\b|handy|telefon|mobil|ruf(?:t)? mich|erreich|rückruf|nummer ist|appelez|rappelez|joignable|portable|téléphone|mon numéro|chiamat|cellulare|telefono|mio numero|llámen|llamen|teléfono|celular|móvil|mi número|me lig|liguem|telefone|telemóvel|meu número|ring meg|mobilnummer|numaram|cep|beni ara|телефон|номер|звони|позвон|тел\b|电话|電話|手机|手機|致电|打给我|携帯|携帯電話|連絡先|전화|연락처|휴대폰|핸드폰|번호|โทร|เบอร์|มือถือ|whatsapp|wechat/iu;

/** A company's line: theirs to publish, ours to leave alone. */
const company =
  /customer (?:service|care|support)|support|hotline|help\s?desk|helpline|call cent(?:er|re)|reservations|service number|service line|klantenservice|kundenservice|kundendienst|service client|servizio clienti|call center|atención al cliente|servicio al cliente|atendimento|\bsac\b|kundeservice|müşteri hizmet|горяч|поддержк|客服|热线|熱線|サポート|コールセンター|お問い合わせ|고객센터|상담|คอลเซ็นเตอร์|toll|zeggen ze|they said|never picks|picks up|neemt op/iu;

/** Telephone numbers of people: with a country code, after a phone word, or mobile by their shape. Never free or company lines. */
export function findPhones(text: string, language: Language): PersonalDatum[] {
  const found: PersonalDatum[] = [];
  for (const match of text.matchAll(candidate)) {
    const raw = match[0].replace(/[ \-.()/]+$/u, "");
    if (/^\D*(\d)(?:\D*\1)+\D*$/u.test(raw)) continue;
    const before = text.slice(Math.max(0, match.index - 30), match.index);
    const after = text.slice(match.index + raw.length, match.index + raw.length + 40);
    if (!own.test(before) && company.test(before + after)) continue;
    if (company.test(before)) continue;
    const judged = judge(raw, language, own.test(before));
    if (judged) found.push({ kind: "phone", start: match.index, end: match.index + raw.length, ...judged });
  }
  return found;
}

type Judged = Pick<PersonalDatum, "confidence" | "rule">;

function judge(raw: string, language: Language, spokenOf: boolean): Judged | null {
  const international = raw.startsWith("+") || raw.startsWith("00");
  if (international) {
    const number = parsePhoneNumberFromString(raw.replace(/^00/u, "+"));
    return number?.isPossible() && !isFree(number) ? { confidence: 0.95, rule: "country-code" } : null;
  }
  if (looksLikeDateOrTime(raw)) return null;
  const own = regions[language] ?? ["US", "GB"];
  for (const region of own) {
    const number = parsePhoneNumberFromString(raw, region);
    if (!number?.isValid() || isFree(number)) continue;
    if (spokenOf) return { confidence: 0.9, rule: "after-word" };
    if (number.getType() === "MOBILE" && (/^[01]/u.test(raw) || /[ \-.]/u.test(raw)))
      return { confidence: 0.75, rule: "mobile" };
  }
  return isMobileAbroad(raw, own, spokenOf) ? { confidence: spokenOf ? 0.8 : 0.65, rule: "mobile-abroad" } : null;
}

/** People write in one language and have their phone where another is spoken: a mobile there, with its leading zero. */
const isMobileAbroad = (raw: string, own: readonly CountryCode[], spokenOf: boolean): boolean =>
  /^\(?0[1-9]/u.test(raw) &&
  (spokenOf ? withZero : telling).some((region) => {
    const number = own.includes(region) ? undefined : parsePhoneNumberFromString(raw, region);
    return number?.isValid() === true && number.getType() === "MOBILE";
  });

/** Where mobiles are told by their first digits alone. */
const telling: readonly CountryCode[] = ["NL", "BE", "FR", "GB", "DE"];
/** Where numbers are written with a zero in front at home. */
const withZero: readonly CountryCode[] = ["NL", "BE", "DE", "AT", "CH", "FR", "GB", "IE", "TR", "JP", "KR", "TH"];

function isFree(number: PhoneNumber): boolean {
  const type = number.getType();
  return type === "TOLL_FREE" || type === "SHARED_COST" || type === "PREMIUM_RATE" || type === "UAN";
}

function looksLikeDateOrTime(raw: string): boolean {
  return /^\d{4}[-./]\d{1,2}[-./]\d{1,2}$|^\d{1,2}[-./]\d{1,2}[-./]\d{2,4}/u.test(raw);
}
