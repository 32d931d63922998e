/** How we ask, in the languages we answer in. Nobody is named, and nothing of what it was about. */
import type { RatingKind } from "../../../contract/ratings.ts";
import type { languages } from "../../../contract/words.ts";

type AskWords = Readonly<Record<RatingKind, (link: string) => string>>;

export const askWords: Readonly<Record<(typeof languages)[number], AskWords>> = {
  en: {
    csat: (link) => `How satisfied are you with our help? One click tells us; you need not answer here: ${link}`,
    nps: (link) =>
      `How likely are you to recommend us after our help? One click tells us; you need not answer here: ${link}`,
  },
  nl: {
    csat: (link) =>
      `Hoe tevreden bent u over onze hulp? Met één klik laat u het ons weten; hier hoeft u niet te antwoorden: ${link}`,
    nps: (link) =>
      `Hoe waarschijnlijk is het dat u ons na onze hulp aanbeveelt? Met één klik laat u het ons weten; hier hoeft u niet te antwoorden: ${link}`,
  },
  de: {
    csat: (link) =>
      `Wie zufrieden sind Sie mit unserer Hilfe? Ein Klick genügt, hier brauchen Sie nicht zu antworten: ${link}`,
    nps: (link) =>
      `Wie wahrscheinlich ist es, dass Sie uns nach unserer Hilfe weiterempfehlen? Ein Klick genügt, hier brauchen Sie nicht zu antworten: ${link}`,
  },
  fr: {
    csat: (link) =>
      `Êtes-vous satisfait de notre aide ? Un clic suffit pour nous le dire, inutile de répondre ici : ${link}`,
    nps: (link) =>
      `Après notre aide, nous recommanderiez-vous ? Un clic suffit pour nous le dire, inutile de répondre ici : ${link}`,
  },
  es: {
    csat: (link) =>
      `¿Está satisfecho con nuestra ayuda? Basta un clic para decírnoslo; no hace falta responder aquí: ${link}`,
    nps: (link) =>
      `Después de nuestra ayuda, ¿nos recomendaría? Basta un clic para decírnoslo; no hace falta responder aquí: ${link}`,
  },
  it: {
    csat: (link) => `È soddisfatto del nostro aiuto? Basta un clic per dircelo, non serve rispondere qui: ${link}`,
    nps: (link) =>
      `Dopo il nostro aiuto, ci consiglierebbe? Basta un clic per dircelo, non serve rispondere qui: ${link}`,
  },
  pt: {
    csat: (link) => `Está satisfeito com a nossa ajuda? Basta um clique; não precisa de responder aqui: ${link}`,
    nps: (link) => `Depois da nossa ajuda, recomendar-nos-ia? Basta um clique; não precisa de responder aqui: ${link}`,
  },
  no: {
    csat: (link) => `Hvor fornøyd er du med hjelpen fra oss? Ett klikk er nok, du trenger ikke svare her: ${link}`,
    nps: (link) =>
      `Hvor sannsynlig er det at du anbefaler oss etter hjelpen? Ett klikk er nok, du trenger ikke svare her: ${link}`,
  },
  tr: {
    csat: (link) =>
      `Yardımımızdan ne kadar memnunsunuz? Tek tıklamayla bildirebilirsiniz, burada yanıt vermeniz gerekmez: ${link}`,
    nps: (link) =>
      `Yardımımızdan sonra bizi tavsiye etme olasılığınız nedir? Tek tıklamayla bildirebilirsiniz, burada yanıt vermeniz gerekmez: ${link}`,
  },
  ru: {
    csat: (link) => `Довольны ли вы нашей помощью? Достаточно одного нажатия, отвечать здесь не нужно: ${link}`,
    nps: (link) =>
      `Порекомендуете ли вы нас после нашей помощи? Достаточно одного нажатия, отвечать здесь не нужно: ${link}`,
  },
  zh: {
    csat: (link) => `您对我们的帮助满意吗？点一下即可告诉我们，无需在此回复：${link}`,
    nps: (link) => `得到我们的帮助后，您有多大可能向他人推荐我们？点一下即可告诉我们，无需在此回复：${link}`,
  },
  ja: {
    csat: (link) =>
      `今回の対応にご満足いただけましたか。下のリンクからお知らせください。こちらへの返信は不要です：${link}`,
    nps: (link) =>
      `今回の対応を受けて、当社をおすすめいただけますか。下のリンクからお知らせください。こちらへの返信は不要です：${link}`,
  },
  ko: {
    csat: (link) =>
      `저희 도움에 만족하셨나요? 아래 링크에서 한 번만 눌러 주세요. 여기에 답하실 필요는 없습니다: ${link}`,
    nps: (link) =>
      `도움을 받으신 뒤 저희를 추천하실 의향이 있으신가요? 아래 링크에서 한 번만 눌러 주세요. 여기에 답하실 필요는 없습니다: ${link}`,
  },
  th: {
    csat: (link) => `คุณพอใจกับความช่วยเหลือของเราเพียงใด บอกเราได้ด้วยการคลิกเพียงครั้งเดียว ไม่ต้องตอบที่นี่: ${link}`,
    nps: (link) => `หลังได้รับความช่วยเหลือ คุณมีแนวโน้มจะแนะนำเราเพียงใด บอกเราได้ด้วยการคลิกเพียงครั้งเดียว ไม่ต้องตอบที่นี่: ${link}`,
  },
};
