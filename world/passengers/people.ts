import { airline } from "./airline.ts";

/** The languages passengers write in (ISO 639-1). */
export const tongues = ["zh", "nl", "en", "fr", "de", "it", "ja", "ko", "no", "pt", "ru", "es", "th", "tr"] as const;
export type Tongue = (typeof tongues)[number];

/** How somebody is today: what they do when nobody answers, and when somebody does. */
const moods = ["cheerful", "patient", "worried", "cross", "chatty"] as const;
export type Mood = (typeof moods)[number];

interface Trip {
  flight: string;
  from: string;
  to: string;
  /** The record locator of the booking. */
  code: string;
}

export interface Passenger {
  handle: string;
  name: string;
  language: Tongue;
  mood: Mood;
  trip: Trip;
  /** The hue of the face, in degrees. */
  hue: number;
  acceptsMessages: boolean;
}

// handle | name | language | mood | flight | from | to | record locator. Everybody here is invented. Cities are written as
// somebody of that language writes them. A trailing `!` on the handle: takes no direct messages from strangers.
const book = `
yunxiaofan7|云小帆|zh|patient|214|上海|阿姆斯特丹|K7QPLM
baiyun_qiu|白云秋|zh|worried|216|北京|巴黎|ZT4WXA
xingheyu_!|星河屿|zh|cheerful|88|香港|伊斯坦布尔|N3VHRD
FennaWolkenveld|Fenna van der Wolkenveld-Regenboog|nl|cross|731|Amsterdam|Lissabon|P8DKTE
joostzeppelin|Joost Zeppelmans|nl|chatty|733|Amsterdam|Oslo|RR5NUC
mirthe_pluim|Mirthe Pluimstra|nl|worried|118|Eindhoven|Rome|H2GQYB
tabithaquill|Tabitha Quillfeather|en|cheerful|402|London|Istanbul|V9MXSA
BarnabyFogg_|Barnaby Foggworth|en|cross|404|Manchester|Madrid|D4LPZK
odessamarlowe|Odessa Marlowe-Tidewater|en|patient|512|Dublin|Tokyo|T6HWRQ
wrenhollowell!|Wren Hollowell|en|worried|406|Edinburgh|Seoul|B3NYCF
noorghayma|نورا الغيمة|en|patient|660|Amsterdam|Dubai|Y5KTVD
oceanebelleriv|Océane Bellerive-Montgolfier|fr|cross|305|Paris|São Paulo|M8RXQH
gaspardnuage|Gaspard Nuagelin|fr|chatty|307|Lyon|Copenhague|C2ZPLT
sabinetourmal|Sabine Tourmaline|fr|patient|309|Genève|Bangkok|W7DKNA
MaxiSchmetter|Maximiliane-Henriette Regenbogen-Schmetterlingshof|de|cross|621|München|Reykjavík|G4VTYM
wolkenkuckuck9|Kunibert Wolkenkuckuck|de|chatty|623|Hamburg|Istanbul|S9HBQX
lottesternthal|Lotte Sternenthaler|de|worried|625|Frankfurt|Seoul|L3PWRC
DrDietzFederle|Dr. Dietlinde Federleicht-Luftikus|de|patient|627|Berlin|Lissabon|F6NKZD
ginevrastella|Ginevra Stelladimare|it|cheerful|811|Roma|Parigi|X5QMTV
brandovento!|Brando Ventofresco|it|cross|813|Milano|Bangkok|A8YHLR
isottanuvola|Isotta Nuvoletti|it|worried|815|Venezia|Londra|J2DPKW
hoshizora_mdr|星空 みどり|ja|patient|901|成田|ヘルシンキ|U7VXBN
kumonoue_sora|雲上 そら|ja|worried|903|関西|パリ|E4TRQZ
amayadori_ken|雨宿 けん|ja|chatty|905|羽田|バンコク|Q9LMHC
gureum_bitna|구름빛나|ko|cheerful|551|인천|암스테르담|R3WKDP
byeolharang_!|별하랑|ko|cross|553|부산|로마|O6ZNVY
nurimaru_t|누리마루|ko|worried|555|인천|도쿄|I5HXTA
solveignordlys|Solveig Nordlysvik|no|patient|702|Oslo|Barcelona|P2QRMB
TorbjornSkyli|Torbjørn Skyliørn|no|chatty|704|Bergen|Amsterdam|K9VDLZ
ragnaaskeladd|Ragna Askeladdsen|no|cross|706|Tromsø|Roma|T3NWYH
marisolandor|Marisol Andorinha Ventania|pt|cheerful|333|Lisboa|São Paulo|D7XKQC
tobiasmareluz|Tobias Maré de Luz|pt|worried|335|Porto|Paris|B5TPZR
aglaya_zvezd|Аглая Звездопадова|ru|cross|445|Стамбул|Белград|H8MVNL
MitrofanOblak|Митрофан Облаков-Кучевой|ru|patient|447|Алматы|Франкфурт|Z4YDWX
rocionubeclara|Rocío Nubeclara Delviento|es|cross|268|Madrid|Buenos Aires|N6QHTK
leocadiobrisas|Leocadio Brisas|es|chatty|270|Barcelona|Ámsterdam|V2RLPB
faasai_mek|ฟ้าใส เมฆาลอยลม|th|worried|977|กรุงเทพฯ|แฟรงก์เฟิร์ต|C8KXZM
daonuea_99|ดาวเหนือ พราวนภา|th|cheerful|979|เชียงใหม่|โซล|W3DTVQ
bulutgokyuzu|Bulut Gökyüzüoğlu|tr|cross|124|İstanbul|Londra|M5HNRY
yakamozperi|Yakamoz Periçiçek|tr|cheerful|126|Ankara|Paris|G9PLZC
`;

/** The passengers, in the order of the book. */
export const passengers: readonly Passenger[] = book.trim().split("\n").map(readLine);

function readLine(line: string, n: number): Passenger {
  const [handle = "", name = "", language, mood, flight = "", from = "", to = "", code = ""] = line.split("|");
  const tongue = tongues.find((one) => one === language);
  const feeling = moods.find((one) => one === mood);
  if (!tongue || !feeling || code === "")
    throw new Error(`The book of passengers has a line that does not read: ${line}`);
  return {
    handle: handle.replace("!", ""),
    name,
    language: tongue,
    mood: feeling,
    trip: { flight: `${airline.code}${flight}`, from, to, code },
    hue: (n * 137) % 360,
    acceptsMessages: !handle.endsWith("!"),
  };
}

export function passengerByHandle(handle: string): Passenger | null {
  return passengers.find((one) => one.handle.toLowerCase() === handle.toLowerCase()) ?? null;
}

/** What the airline's own accounts call them. */
export const accountIdOf = (handle: string): string => `acct-${handle.toLowerCase()}`;

/** Two letters for a face: of the first and last name, or the first two of a name written without spaces. */
export function initialsOf(name: string): string {
  const words = name.replace(/^Dr\.\s+/, "").split(/\s+/);
  const first = Array.from(words[0] ?? "");
  const last = words.length > 1 ? Array.from(words.at(-1) ?? "") : [];
  const isLatin = /^\p{Script=Latin}|^\p{Script=Cyrillic}/u.test(name);
  if (!isLatin) return first.slice(0, /^\p{Script=Arabic}/u.test(name) ? 1 : 2).join("");
  return `${first[0] ?? ""}${last[0] ?? ""}`.toUpperCase();
}
