/**
 * What is new in an answer: without what it quotes and without the signature. By lines, in one pass, with no pattern over more than
 * three short lines, so that no text is slow to read. Where nothing would be left, the whole is new.
 */
export function replyIn(text: string): string {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const kept = withoutSignature(withoutQuotes(lines));
  const reply = kept.join("\n").trim();
  return reply === "" ? text.trim() : reply;
}

/** A longer line is a paragraph, never a mail program's. */
const mostInLine = 400;

const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === "";
/** An address that was broken before its ">:" is none. */
const isQuoted = (line: string): boolean => /^\s{0,3}>(?!\s*[:：]\s*$)/.test(line);
const isRule = (line: string): boolean => /^[\s*]*([-_=]{5,}|-{3,}|_{3,})[\s*]*$/.test(line);

/** "On Monday Anna wrote:", in the languages of mail programs. */
const wrote =
  /(wrote|writes|écrit|escribió|scritto|escreveu|schrieb|schreef|geschreven|skrev|kirjoitti|пишет|писал|написал(\(а\)|а)?|写道|寫道|작성|のメッセージ|書きました|yazdı|şunu yazdı|เขียน(ว่า)?|napisał(\(a\))?|pisze)/iu;
const address = /[^\s<>@()]+@[^\s<>@()]+/;
const moment = /\d{1,2}[:.h]\d{2}|\b(19|20)\d{2}\b|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/;

const original =
  /^[\s*]*-{2,}\s*(original message|oprindelig (besked|meddelelse)|opprinnelig melding|message d['’]origine|message original|mensaje original|mensagem original|messaggio originale|ursprüngliche nachricht|urspr\. nachricht|oorspronkelijk bericht|исходное сообщение|пересылаемое сообщение|原始邮件|原始郵件|原始信件|元のメッセージ|원본 메시지|orijinal mesaj|özgün ileti|ข้อความต้นฉบับ|ursprungligt meddelande|alkuperäinen viesti)\s*-{0,}[\s*]*$/iu;

const fieldName =
  /^[\s*]*(from|sent|date|to|cc|subject|von|gesendet|datum|an|betreff|de|envoyé|à|objet|enviado|para|asunto|assunto|data|da|inviato|a|oggetto|van|verzonden|aan|onderwerp|fra|dato|til|emne|sendt|от|отправлено|дата|кому|тема|发件人|发送时间|收件人|主题|寄件者|寄件日期|收件者|主旨|差出人|送信日時|宛先|件名|보낸 ?사람|보낸 ?날짜|받는 ?사람|제목|kimden|gönderen|gönderildi|kime|konu|tarih|จาก|ส่ง|ถึง|เรื่อง|вiд)\s?\*?\s?[:：]/iu;
const isField = (line: string): boolean => line.length <= mostInLine && fieldName.test(line);

/** A copied head of a mail: three fields at least among five lines. */
function isHead(lines: readonly string[], at: number): boolean {
  if (!isField(lines[at] ?? "")) return false;
  let fields = 0;
  for (let look = at, seen = 0; look < lines.length && seen < 5; look++) {
    const line = lines[look] ?? "";
    if (isBlank(line)) {
      if (fields > 0 && isBlank(lines[look + 1])) break;
      continue;
    }
    seen++;
    if (isField(line)) fields++;
  }
  return fields >= 3;
}

/** The lines of an introduction that ends here: one, or up to three that a mail program broke. 0 for none. */
function introduction(lines: readonly string[], end: number): number {
  const last = (lines[end] ?? "").trim();
  if (!/[:：]$/.test(last) || last.length > mostInLine) return 0;
  for (let count = 1; count <= 3 && count <= end + 1; count++) {
    const first = lines[end - count + 1] ?? "";
    if (isBlank(first) || isQuoted(first) || first.length > mostInLine) return 0;
    const whole = lines
      .slice(end - count + 1, end + 1)
      .join(" ")
      .trim();
    if (!moment.test(whole)) continue;
    if (wrote.test(whole) || (address.test(whole) && /[>)\]"]\s*[:：]$/.test(whole))) return count;
  }
  return 0;
}

function withoutQuotes(lines: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (isQuoted(line)) {
      at = endOfQuote(lines, at) - 1;
      continue;
    }
    if (original.test(line.slice(0, mostInLine)) || isHead(lines, at)) break;
    kept.push(line);
    const count = introduction(lines, at);
    if (count === 0) continue;
    kept.length = Math.max(0, kept.length - count);
    let next = at + 1;
    while (next < lines.length && isBlank(lines[next])) next++;
    // What it introduces is marked, and more of the answer may follow; or it is not, and goes on to the end.
    if (!isQuoted(lines[next] ?? "")) break;
    at = endOfQuote(lines, next) - 1;
  }
  while (kept.length > 0 && (isBlank(kept.at(-1)) || isRule(kept.at(-1) ?? ""))) kept.pop();
  return kept;
}

function endOfQuote(lines: readonly string[], from: number): number {
  let end = from;
  while (end < lines.length && isQuoted(lines[end] ?? "")) end++;
  return end;
}

/** "Sent from my iPhone", and its like. Four words at most: "sent from my desk, which is easier" is a sentence. */
const device =
  /^[\s*]*((sent (from|with|via)( my)?|get outlook for|envoyé (de mon|depuis( mon)?|à partir de)|télécharger outlook pour|von mein\S+|gesendet (von|mit)( meinem)?|enviado (desde|do|de)( mi| meu)?|inviato (da|dal)( mio)?|verzonden (vanaf|met|via)( mijn)?|verstuurd (vanaf|met|via)( mijn)?|sendt (fra|med)( min)?|отправлено (с|из|от)( моего)?|发自我的|從我的|从我的|ส่งจาก)\s*[^\s,.]+( [^\s,.]+){0,3}( gesendet)?|\S+ ?(から送信|에서 보냄|傳送|'(den|dan|umdan|ımdan) gönderildi)|나의 \S+에서 보냄)[\s*]*$/iu;
const mostSigned = 25;

function withoutSignature(lines: readonly string[]): readonly string[] {
  const mark = lines.findLastIndex((line) => /^(--|—|__)\s*$/.test(line.trimEnd()));
  const signed = mark > 0 && lines.length - mark <= mostSigned ? lines.slice(0, mark) : lines;
  const last = signed.findLastIndex((line) => !isBlank(line));
  const isDevice =
    last > 0 && (signed[last] ?? "").length < 120 && device.test((signed[last] ?? "").replace(/<[^<>]*>$/, ""));
  return isDevice ? signed.slice(0, last) : signed;
}
