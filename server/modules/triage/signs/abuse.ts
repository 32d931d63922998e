/** Somebody insults people. */
import type { SignPhrases } from "./sign-phrases.ts";

export const abuse: SignPhrases = {
  en: `fuck you, fuck off, fuck ur, fuck your, go fuck, fuck yourselves, you idiots, you fucking, fucking idiots, fucking morons, you morons, you're idiots, bunch of idiots, bunch of morons, assholes, you asshole, piece of shit, pieces of shit, you scum, scumbag*, you bastards, motherfucker*, dumb bitch, stupid bitch, you bitch, you cunts, you cunt, retards, retarded, rot in hell, go to hell, burn in hell, drop dead`,
  nl: `klootzak*, rot op, rotop, tyf op, tyfus*, kanker*, hoer, hoeren, hoerenjong*, teringlijers, teringlijer, kutwijf, kutbedrijf, stelletje idioten, stelletje debielen, stelletje mongolen, mongool, mongolen, debielen, achterlijke, val dood, flikker op, sukkels, neuk je, fuck jullie`,
  de: `arschloch, arschlöcher, leckt mich, fickt euch, fick dich, verpisst euch, verpiss dich, ihr idioten, ihr vollidioten, vollidioten, ihr penner, ihr wichser, wichser, hurensohn, hurensöhne, missgeburt*, schlampe, drecksladen, ihr spasten, ihr spackos, dreckspack, fahrt zur hölle, fuck you`,
  fr: `connard*, connasse*, allez vous faire foutre, va te faire foutre, allez vous faire, enculé*, fils de pute, bande de cons, bande d'idiots, bande d'incapables, salopard*, salope*, ta gueule, vos gueules, nique ta, nique vos, niquez, ordures que vous, pauvres cons, sales cons, crevez`,
  es: `hijos de puta, hijo de puta, hijueputa*, gilipollas, cabrones, cabrón, idiotas de mierda, mierda de empresa, váyanse a la mierda, vete a la mierda, iros a la mierda, a la chingada, chinga tu, chinguen a, pendejos, imbéciles, malparidos, la concha de, zorra, púdranse, pudríos, que os jodan, que les den`,
  it: `vaffanculo, andate a fanculo, andate affanculo, stronzi, stronzo, pezzi di merda, pezzo di merda, figli di puttana, figlio di puttana, coglioni, bastardi, deficienti, imbecilli, troia, cretini, andate all'inferno, crepate, teste di cazzo, testa di cazzo`,
  pt: `filhos da puta, filho da puta, fdp, vão se foder, vai se foder, vão-se foder, vai tomar no, vão tomar no, vai à merda, vão à merda, cambada de idiotas, bando de idiotas, bando de incompetentes de merda, imbecis, idiotas do caralho, arrombados, cabrões, seus merdas, seus lixos, retardados, vagabunda, vão pro inferno, vão para o inferno`,
  no: `dra til helvete, dra til hælvete, faen ta dere, faen ta deg, kyss meg i ræva, jævla idioter, jævla idiot, jævla hore, forpulte, forbanna idioter, drittsekker, drittsekk, rasshøl, kukhuer, kukhue, fitte, tapere, mongoer, fuck dere, fuck you`,
  ru: `идите нахуй, иди нахуй, пошли нахуй, пошел нахуй, нахуй вас, ебан*, уеб*, пидор*, пидар*, мудак*, мудил*, сука, суки, твари, тварь, уроды, урод, сволочи, сволочь, козлы, козел, дебилы, дебил, чтоб вы сдохли, сдохните, ублюд*, гандон*, идиоты`,
  tr: `siktir*, amk, amına, ananı, orospu*, piç, piçler, şerefsiz*, gerizekalı*, geri zekalı*, aptallar, salaklar, ahmaklar, mal mısınız, it herif, defolun, defol, allah belanızı, geberin, haysiyetsiz*`,
  ja: `死ね, くたばれ, バカ野郎, 馬鹿野郎, ばか野郎, クズ会社, クズども, くそったれ, クソ野郎, クソ会社, ふざけるな, ふざけんな, ゴミ会社, 無能ども, アホども, 消えろ`,
  ko: `씨발, 시발, 씨팔, 시팔, 개새끼, 개색, 병신, 지랄, 꺼져, 좆, 존나 , 미친놈, 미친년, 쓰레기 같은, 쓰레기같은, 닥쳐, 죽어라, 또라이, ㅅㅂ, ㅂㅅ, ㅄ`,
  zh: `傻逼, 傻b, 傻屄, 操你, 草你, 艹你, 你妈的, 他妈的, 去死, 去你妈, 王八蛋, 混蛋, 畜生, 狗东西, 狗娘养, 垃圾公司, 脑残, 滚蛋, 滚吧, 贱人, 婊子, nmsl, 白痴, 弱智, 不要脸, 幹你`,
  th: `ควย, เหี้ย, สัส, ไอ้สัตว์, ไอ้เวร, ไอ้ควาย, เย็ด, แม่มึง, พ่อมึง, ไปตาย, ไปตายซะ, พวกมึง, อีดอก, อีควาย, กะหรี่, ส้นตีน, ชาติหมา, ไอ้โง่, หน้าโง่, สันดาน`,
};
