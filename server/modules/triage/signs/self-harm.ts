/** Somebody speaks of hurting themselves, or of not wanting to live. */
import type { SignPhrases } from "./sign-phrases.ts";

export const selfHarm: SignPhrases = {
  en: `suicidal, suicide, kill myself, killing myself, end my life, ending my life, end it all, take my own life, taking my own life, don't want to live, do not want to live, dont want to live, don't want to be alive, no reason to live, nothing to live for, better off dead, want to hurt myself, going to hurt myself, harm myself, hurting myself, want to die, wanna die, wish i was dead, wish i were dead`,
  nl: `zelfmoord*, suïcid*, suicid*, mezelf van kant, mezelf wat aan, mezelf iets aan, een eind aan mijn leven, een einde aan mijn leven, eind aan maken, wil niet meer leven, ik wil dood, wou dat ik dood, liever dood, hoeft voor mij niet meer, geen zin meer in het leven, mezelf pijn doe*, ik spring voor`,
  de: `selbstmord*, suizid*, mich umbringen, bringe mich um, mir das leben nehmen, meinem leben ein ende, nicht mehr leben, will sterben, möchte sterben, lieber tot, wäre ich tot, mir etwas antun, mich selbst verletzen, tue mir etwas an`,
  fr: `suicide, me suicider, suicidaire*, vais me tuer, veux me tuer, mettre fin à mes jours, en finir avec la vie, je veux en finir, veux mourir, envie de mourir, plus envie de vivre, ne veux plus vivre, me faire du mal, préférerais être mort*`,
  es: `suicid*, quiero matarme, voy a matarme, me quiero matar, quitarme la vida, acabar con mi vida, quiero morir, quiero morirme, ganas de morir, no quiero vivir, no quiero seguir viviendo, ya no quiero vivir, hacerme daño, preferiría estar muert*`,
  it: `suicid*, voglio ammazzarmi, voglio uccidermi, mi uccido, mi ammazzo, togliermi la vita, farla finita, voglio morire, non voglio più vivere, non ho più voglia di vivere, farmi del male, meglio morto, meglio morta`,
  pt: `suicíd*, suicid*, vou me matar, quero me matar, vou matar-me, quero matar-me, tirar minha vida, tirar a minha vida, pôr fim à minha vida, acabar com a minha vida, quero morrer, vontade de morrer, não quero mais viver, não quero viver, me machucar, fazer mal a mim`,
  no: `selvmord*, ta livet mitt, ta livet av meg, ta mitt eget liv, drepe meg selv, vil dø, ønsker å dø, orker ikke leve, vil ikke leve, skade meg selv, ikke leve lenger, bedre om jeg var død`,
  ru: `суицид*, самоубийств*, покончить с собой, покончу с собой, наложить на себя руки, убью себя, убить себя, хочу умереть, не хочу жить, не хочется жить, жить не хочется, причинить себе вред, лучше умереть, сведу счеты с жизнью`,
  tr: `intihar*, kendimi öldür*, canıma kıy*, hayatıma son, yaşamıma son, ölmek istiyorum, yaşamak istemiyorum, kendime zarar, keşke ölsem, yaşamanın anlamı yok`,
  ja: `自殺, 死にたい, 死んでしまいたい, 消えてしまいたい, 生きていたくない, 生きる意味がない, 命を絶, 自傷, 自分を傷つけ, もう生きて`,
  ko: `자살, 죽고 싶, 죽고싶, 살고 싶지 않, 살기 싫, 목숨을 끊, 자해, 스스로 목숨, 극단적인 선택, 극단적 선택, 죽어버리고`,
  zh: `自杀, 好想死, 只想死, 真想死, 不如死了, 不想活, 活不下去, 结束生命, 结束自己的生命, 轻生, 自残, 伤害自己, 了结自己, 自殺, 結束生命, 活着没意思`,
  th: `ฆ่าตัวตาย, อยากตาย, ไม่อยากมีชีวิต, ไม่อยากอยู่แล้ว, จบชีวิต, ทำร้ายตัวเอง, คิดสั้น, ไม่อยากอยู่บนโลก`,
};
