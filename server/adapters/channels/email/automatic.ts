/** Whether a machine wrote, so that no machine answers it and nobody is kept waiting (RFC 3834). */
import { type Letter, said } from "./letter.ts";

/** A list or a bulk mailing says nothing of this: people write to lists. */
export function isAutomatic(letter: Letter): boolean {
  const submitted = said(letter, "auto-submitted");
  if (submitted !== null && !/^no\b/i.test(submitted)) return true;
  if (marks.some((name) => said(letter, name) !== null && !/^(no|false)$/i.test(said(letter, name) ?? ""))) return true;
  if (/^auto[_-]reply$/i.test(said(letter, "precedence") ?? "")) return true;
  return subject.test(said(letter, "subject") ?? "") && hasSecondHint(letter);
}

const marks = ["x-autoreply", "x-autorespond", "x-auto-response-suppress", "x-autoresponder"];

const subject =
  /^\s*(auto(matic|mated)?[ -]?(reply|response)|out of( the)? office|abwesenheitsnotiz|automatische antwort|automatisch antwoord|afwezig|réponse automatique|absence du bureau|respuesta automática|fuera de la oficina|risposta automatica|resposta automática|automatisk svar|автоответ|автоматический ответ|自动回复|自動回覆|自動返信|不在通知|자동 ?(회신|응답)|부재중|otomatik yanıt|ตอบกลับอัตโนมัติ)/iu;

/** A subject alone proves nothing: somebody may write of an automatic reply. */
const hasSecondHint = (letter: Letter): boolean =>
  said(letter, "return-path") === "<>" ||
  /-vac@/.test(said(letter, "message-id") ?? "") ||
  /vacation/i.test(said(letter, "x-apple-action") ?? "") ||
  /^(bulk|junk)$/i.test(said(letter, "precedence") ?? "") ||
  said(letter, "in-reply-to") !== null;
