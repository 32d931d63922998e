/** What the model says in each language: harmless whatever was asked. */
export const sentences: Readonly<Record<string, readonly string[]>> = {
  en: ["Thank you for writing to us.", "A colleague is looking into your question and comes back to you here."],
  nl: ["Dank u voor uw bericht.", "Een collega zoekt uw vraag uit en komt er hier bij u op terug."],
  fr: ["Merci de nous avoir écrit.", "Un collègue examine votre question et revient vers vous ici."],
  de: ["Vielen Dank für Ihre Nachricht.", "Ein Kollege prüft Ihre Frage und meldet sich hier wieder bei Ihnen."],
  it: ["Grazie per averci scritto.", "Un collega sta esaminando la sua domanda e le risponderà qui."],
  es: ["Gracias por escribirnos.", "Un compañero está revisando su pregunta y le responderá aquí."],
  pt: ["Obrigado por nos escrever.", "Um colega está a analisar a sua pergunta e responde-lhe aqui."],
  no: ["Takk for at du skrev til oss.", "En kollega ser på spørsmålet ditt og svarer deg her."],
  ru: ["Спасибо, что написали нам.", "Коллега изучает ваш вопрос и ответит вам здесь."],
  tr: ["Bize yazdığınız için teşekkür ederiz.", "Bir arkadaşımız sorunuzu inceliyor ve size buradan dönecek."],
  ja: ["ご連絡ありがとうございます。", "担当者がご質問を確認し、こちらでお返事いたします。"],
  ko: ["문의해 주셔서 감사합니다.", "담당자가 질문을 확인하고 여기에서 답변드리겠습니다."],
  zh: ["感谢您联系我们。", "我们的同事正在查看您的问题，并会在这里回复您。"],
  th: ["ขอบคุณที่ติดต่อเรา", "เพื่อนร่วมงานกำลังตรวจสอบคำถามของคุณและจะตอบกลับที่นี่"],
};
