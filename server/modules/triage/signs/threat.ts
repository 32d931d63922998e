/** Somebody says that they will hurt people, or that a flight or a place is in danger. */
import type { SignPhrases } from "./sign-phrases.ts";

export const threat: SignPhrases = {
  en: `i will kill you, i'll kill you, gonna kill you, going to kill you, i will kill your, i'll kill your, gonna kill your, going to kill your, kill you all, kill them all, i have a bomb, there is a bomb, there's a bomb, bomb on board,
    bomb on the plane, bomb on your, bomb in the airport, bomb in a bag, bomb threat, plant a bomb, blow up your, blow up the plane, blow up the airport, blow this plane, hijack the, hijack this, going to hijack, shoot up the, shoot up your, come with a gun, bring a gun, burn down your,
    burn your office, stab your, stab you, you will pay with blood, i know where you live`,
  nl: `ik maak je dood, ik maak jullie dood, ik vermoord je, ik vermoord jullie, ik ga je vermoorden, ik ga jullie vermoorden, ik schiet jullie, ik schiet je neer, ik weet waar je woont, ik weet jullie te vinden, bom aan boord, bom in het vliegtuig, er is een bom, ik heb een bom, bommelding, bomdreiging,
    blaas jullie op, blaas het vliegtuig op, vliegtuig op te blazen, vliegtuig opblazen, kantoor in brand, steek jullie, vliegtuig kapen`,
  de: `ich bringe euch um, ich bringe dich um, ich bringe sie um, ich töte euch, ich töte dich, ich werde euch töten, ich weiß ~ wo du wohnst, bombe an bord, bombe im flugzeug, bombe am flughafen, es gibt eine bombe, ich habe eine bombe, bombendrohung, in die luft jagen, sprenge euch,
    flugzeug sprengen, ich erschieße euch, ich erschieße dich, abstechen, flugzeug entführen, zünde euer`,
  fr: `je vais vous tuer, je vais te tuer, je vous tue, on va vous tuer, je sais où tu habites, je sais où vous habitez, bombe à bord, bombe dans l'avion, il y a une bombe, j'ai une bombe, alerte à la bombe, faire sauter l'avion, faire exploser, faire sauter votre, je vais tirer sur, détourner l'avion, mettre le feu à vos, vous égorger`,
  es: `los voy a matar, te voy a matar, voy a matarte, voy a mataros, voy a matarlos, os voy a matar, sé dónde vives, hay una bomba, bomba a bordo, bomba en el avión, bomba en el aeropuerto, tengo una bomba, amenaza de bomba, volar el avión por los aires, hacer explotar, hacer estallar, les voy a disparar, secuestrar el avión, quemar su oficina`,
  it: `vi ammazzo, ti ammazzo, vi uccido, ti uccido, vi ucciderò, ti ucciderò, so dove abiti, c'è una bomba, bomba a bordo, bomba sull'aereo, bomba in aeroporto, ho una bomba, allarme bomba, minaccia di bomba, faccio saltare, far saltare in aria, vi sparo, ti sparo, dirottare l'aereo, brucio i vostri`,
  pt: `vou te matar, vou matar vocês, vou matar-vos, vou-te matar, sei onde você mora, sei onde moras, tem uma bomba, há uma bomba, bomba a bordo, bomba no avião, bomba no aeroporto, tenho uma bomba, ameaça de bomba, explodir o avião, explodir vocês, vou atirar em, sequestrar o avião, botar fogo no escritório`,
  no: `jeg skal drepe dere, jeg skal drepe deg, jeg dreper dere, jeg dreper deg, jeg vet hvor du bor, bombe om bord, bombe på flyet, bombe på flyplassen, det er en bombe, jeg har en bombe, bombetrussel, sprenge flyet, sprenge dere, skyte dere, kapre flyet, brenne ned`,
  ru: `я вас убью, я тебя убью, убью вас, убью тебя, вас всех убью, знаю ~ где ты живешь, бомба на борту, бомба в самолете, бомба в аэропорту, в самолете бомба, у меня бомба, заминирован*, взорву, взорвать самолет, расстреляю, застрелю, угнать самолет, сожгу ваш`,
  tr: `seni öldüreceğim, sizi öldüreceğim, hepinizi öldüreceğim, seni öldürürüm, sizi öldürürüm, nerede oturduğunu biliyorum, uçakta bomba, bomba var, bombam var, bomba ihbarı, uçağı patlat*, havaya uçur*, sizi vururum, sizi vuracağım, uçağı kaçır*, ofisinizi yak*`,
  ja: `殺してやる, ぶっ殺, 殺すぞ, 爆弾がある, 爆弾を仕掛け, 爆弾が仕掛け, 機内に爆弾, 爆破予告, 爆破する, 爆破してやる, 爆破します, ハイジャックする, 火をつけてやる, 刺してやる`,
  ko: `죽여버, 죽여 버리, 죽일 거야, 죽이겠, 폭탄이 있, 폭탄 설치, 폭탄을 설치, 기내에 폭탄, 비행기에 폭탄, 폭파하겠, 폭파할, 폭파시키, 테러하겠, 테러할, 납치하겠, 칼로 찔, 불 지르겠, 불질러`,
  zh: `我要杀了你, 杀了你们, 杀死你, 弄死你, 砍死, 有炸弹, 放了炸弹, 放炸弹, 炸弹威胁, 炸了你们, 炸飞机, 炸掉, 炸机场, 劫机, 开枪打, 烧了你们, 殺了你們, 有炸彈, 知道你住哪`,
  th: `จะฆ่า, ฆ่าแก, ฆ่ามึง, ฆ่าพวกมึง, ฆ่าทิ้ง, มีระเบิด, วางระเบิด, ขู่วางระเบิด, ระเบิดเครื่องบิน, ระเบิดบนเครื่อง, จี้เครื่องบิน, ยิงมึง, ยิงพวก, เผาออฟฟิศ, รู้ว่าบ้านอยู่ไหน`,
};
