import type { PersonalDatum, PersonalDataKind } from "../../../contract/triage.ts";

/** Joining words and signs that may stand between a label and its value: "PNR: ", "Code lautet ", "予約番号は". */
const filler =
  /(?:[\s:#()\-–=.,'"’*/№°º：（）]|\b(?:is|was|are|s|no|nr|num|number|code|ref|reference|ist|lautet|war|est|c'est|c’est|es|era|é|er|e|è|var|de|di|da|do|du|my|the|kodu|kodum|numarası|numaram|numarasi|nummer|numero|número|numéro|n|номер|код|мой|это|nº|n°|num)(?![\p{L}\p{N}])|[是为為はがのも号號碼码는은이가]|番号|编号|編號|号码|號碼|コード|번호|เลขที่|หมายเลข|คือ|รหัส)/iuy;

/** Past up to ten fillers from `at`. */
export function skipFillers(text: string, at: number): number {
  let end = at;
  for (let count = 0; count < 10; count++) {
    filler.lastIndex = end;
    if (!filler.test(text)) break;
    end = filler.lastIndex;
  }
  return end;
}

/** One kind of value that only counts right after its label, because a bare number could be anything. */
interface Label {
  kind: PersonalDataKind;
  label: RegExp;
  value: RegExp;
  confidence: number;
}

const months =
  "(?:jan|feb|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dec|dez|ene|abr|ago|dic|fev|set|out|gen|mag|giu|lug|ott|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек|fév|avr|juin|juil|août|déc|mrt|mei|maart|märz)";

const labels: readonly Label[] = [
  {
    kind: "passport",
    label:
      /passport(?:nummer|nr)?|paspoort(?:nummer|nr)?|reisepass(?:nummer|nr)?|passnummer|passnr|passeport|passaporto|pasaporte|passaporte|pasaport(?:um|umun)?|загранпаспорт[а-я]{0,2}|паспорт[а-я]{0,2}|护照|護照|パスポート|旅券|여권|พาสปอร์ต|หนังสือเดินทาง/giu,
    value: /\d{2}\s\d{2}\s\d{6}|\d{2}\s\d{7}|\d{4}\s\d{6}|(?=(?:[A-Z]{0,8}\d){4})[A-Z0-9]{6,10}|[A-Z]{1,2}\s\d{6,8}/iuy,
    confidence: 0.9,
  },
  {
    kind: "loyalty",
    label:
      /flying\s?blue|mileage\s?plus|sky\s?miles|aadvantage|true\s?blue|rapid\s?rewards|miles\s?(?:&|and|und|\+)\s?(?:more|smiles|go)|frequent[\s-]?fl(?:y|i)er|eurobonus|executive club|lifemiles|latam pass|sky\s?pass|스카이패스|asiana club|mileage club|phoenix ?miles|kris\s?flyer|royal orchid(?: plus)?|iberia plus|mille\s?miglia|club volare|cashpoints|аэрофлот бонус|номер участника|vielflieger(?:nummer|nr)?|membership|member(?:ship)?\s?(?:no|number|nr|id|#)|lidmaatschapsnummer|mitgliedsnummer|numéro de membre|numéro fréquence|viajero frecuente|número de socio|passageiro frequente|numero socio|medlemsnummer|üyelik|fidelidade|bonusnummer|凤凰知音|常旅客|会员|會員|お客様番号|会員番号|マイレージ(?:番号)?|회원번호|마일리지|หมายเลขสมาชิก|เลขสมาชิก|\bff(?:n|#)|\bsmiles\b/giu,
    value: /(?=[A-Z]{0,3}\s?(?:\d\s?){5})[A-Z]{0,3}\d{5,16}|\d{3,4}(?:\s\d{3,4}){2,3}/iuy,
    confidence: 0.9,
  },
  {
    kind: "ktn",
    label: /\bktn\b|known travell?er|pre-?check|global entry|redress|passid|nexus/giu,
    value: /[A-Z]{0,3}\d{7,10}/iuy,
    confidence: 0.9,
  },
  {
    kind: "dob",
    label:
      /\bborn(?: on)?\b|\bd\.?o\.?b\b|date of birth|birth\s?date|birthday|geboren(?: op| am)?|geboortedatum|geburtsdatum|geburtstag|\bgeb\b|née?\(?e?\)? le|date de naissance|nat[oa] il|data di nascita|nacid[oa](?: el)?|fecha de nacimiento|nascid[oa](?: em)?|data de nascimento|nasci em|født|fødselsdato|doğum tarihi[a-zı]{0,3}|дата рождения|родил(?:ся|ась)|出生日期|出生|生日|生年月日|생년월일|생일|วันเกิด|เกิดวันที่/giu,
    value: new RegExp(
      String.raw`\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}(?!\d)|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}(?!\d)|\d{1,2}(?:st|nd|rd|th|er|\.|º)?\s(?:de\s)?${months}\p{L}{0,9}\.?,?\s(?:de\s)?(?:19|20)\d{2}|${months}\p{L}{0,9}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d{2}|(?:19|20)\d{2}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]|(?:19|20)\d{6}(?!\d)|\d{6}(?!\d)`,
      "iuy",
    ),
    confidence: 0.9,
  },
];

/** Passport, frequent-flyer and known-traveller numbers and dates of birth: a label, then a value with enough digits. */
export function findLabelled(text: string): PersonalDatum[] {
  const found: PersonalDatum[] = [];
  for (const { kind, label, value, confidence } of labels) {
    for (const match of text.matchAll(label)) {
      const start = skipFillers(text, match.index + match[0].length);
      value.lastIndex = start;
      const hit = value.exec(text)?.[0];
      if (!hit || hit.replaceAll(/\D/gu, "").length < 4) continue;
      const end = start + hit.length;
      if (!/[A-Za-z0-9]/u.test(text.charAt(end))) found.push({ kind, start, end, confidence, rule: "after-label" });
    }
  }
  return found;
}
