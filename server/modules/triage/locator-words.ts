/** Words after which six letters and digits are a record locator, by language; `~` is any white space, or none. */
export const strongWords = [
  // en
  "pnr", "record~locators?", "locators?", "booking~(?:ref(?:erence)?|code|number|num|no|nr|id|#)", "conf(?:irmation)?~(?:code|number|num|no|nr|#)s?",
  "conf#", "res#", "rez#", "reservation~(?:code|number|num|no|nr|id|#)", "record~(?:number|#)", "itinerary~(?:number|#)", "trip~id",
  // nl
  "boekings?~?(?:code|nummer|nr|referentie)", "reserverings?~?(?:code|nummer|nr)",
  // de
  "buchungs?~?(?:code|nummer|nr|referenz)", "reservierungs?~?(?:code|nummer|nr)", "vorgangsnummer", "filekey",
  // fr
  "référence~(?:de~(?:réservation|dossier)|dossier|réservation)", "reference~(?:de~(?:reservation|dossier)|dossier)", "référence",
  "(?:numéro|numero|code|n°|no)~(?:de~)?(?:dossier|réservation|reservation)(?:~de~réservation)?", "dossier~de~réservation",
  // it
  "codice~(?:di~)?prenotazione", "numero~(?:di~)?prenotazione", "cod~prenotazione",
  // es, pt
  "localizador(?:~de~reserva)?", "(?:código|codigo|cód|cod|número|numero|nº)~(?:de~|da~)?reserva", "clave~de~reserva(?:ción)?", "código~de~reservación",
  // no
  "bestillings?~?(?:nummer|kode|referanse|nr)", "booking~?(?:referanse|nummer|kode|nr)", "referansenummer", "reservasjons?~?(?:nummer|kode|nr)",
  // tr
  "pnr~(?:kodum|kodu|numaram|numarası|no)", "rezervasyon~(?:kodum?|kodu|numaram?|numarası|no)",
  // ru
  "код[а-я]{0,2}~(?:брони(?:рования)?|бронирования)", "номер[а-я]{0,2}~брони(?:рования)?", "локатор[а-я]{0,2}",
  // zh
  "[预預][订訂定](?:编号|編號|代码|代碼|代號|代号|号码|號碼|号|號)", "[订訂]座(?:记录|記錄)?(?:编号|編號)", "[订訂]位代[号號碼码]", "订单号", "訂單號",
  // ja, ko, th
  "予約(?:番号|コード|記録)", "確認番号", "예약\\s?(?:번호|코드)", "รหัสการจอง", "หมายเลขการจอง", "เลขที่การจอง", "เลขการจอง", "รหัสจอง",
]; // prettier-ignore

/** Words after which only what follows directly counts, and never a word. */
export const weakWords = [
  "booking", "bookings", "reservation", "ref", "reference", "conf", "confirmation", "itinerary", "boeking", "reservering", "buchung", "reservierung",
  "réservation", "dossier", "prenotazione", "reserva", "reservación", "bestilling", "referanse", "rezervasyon", "бронь", "брони", "бронирование", "预订",
  "訂位", "预定", "予約", "예약", "การจอง", "จอง",
]; // prettier-ignore

/** Words after which a code is something else. */
export const otherCodes =
  /(?:error|erreur|errore|fehler|fout|fejl|promo|promotion|code promo|discount|coupon|voucher|gutschein|korting|version|seat|seats|row|gate|model|type|tracking|serial|order|invoice|stoel|sitz|siège|posto|asiento|assento|sete|koltuk|место|座位|ошибка|错误|エラー|오류|aircraft|boeing|airbus|tail|reg|registration|terminal|postcode|zip|area|room|bus|hashtag|iphone|galaxy|wifi|password|case|claim|episode)[\s:#.()]*(?:code|number|no|nr|is)?[\s:#.()]*$/iu;

/** Six capitals that are no locator: tickers, slang, and names of places and planes written together. */
export const notLocators = new Set(
  "SYDNEY MUNICH PRAGUE VIENNA ATHENS TAIPEI NAGOYA KRAKOW GDANSK ZURICH CSTSVC CUSSVC CSTMRS NASDAQ SEATAC LMAOOO LMFAOO ASGMNT DFWORD WTFFFF UGHHHH HAHAHA COVID19 CAPTCHA HTTPS YYZYVR ETOPS METAR ICELND BLKBRY SXSW15 SFGIANTS NYCDOT FYIBTW OMFGGG GRRRRR ARGHHH PFFFFT HMMMMM ZZZZZZ AAAAAA".split(
    " ",
  ),
);

/** Airports often written in pairs ("AMSJFK"): IATA codes of the busiest ones and of our languages' homes. */
export const airports = new Set(
  `AMS ATL AUH AUS BCN BEG BER BGO BKK BLR BNA BOG BOM BOS BRU BUD BUF BWI CAN CDG CGK CLE CLT CMN CPH CUN DAL DCA DEL DEN DFW
   DMK DOH DTW DUB DUS DXB EDI EWR EZE FCO FLL FRA GIG GRU GVA HAM HEL HKG HKT HND HNL HOU IAD IAH ICN IND IST ITM JED JFK JNB
   KIX KUL LAS LAX LCY LED LGA LGW LHR LIN LIS LTN MAD MAN MCI MCO MDW MEL MEX MIA MKE MNL MSP MSY MUC MXP NAP NCE NGO NRT OAK
   ORD ORY OSL OTP PDX PEK PHL PHX PIT PKX PMI PRG PTY PUS PVG RDU RSW SAN SAT SAW SCL SDF SEA SFO SIN SJC SJU SLC SMF SNA STL
   STN STR SVG SVO SYD SZX TLS TLV TPA TPE TRD TUS TXL VCE VIE VKO VNO WAW YEG YUL YVR YYC YYZ ZRH ROC ALB SYR BDL PVD JAX`
    .trim()
    .split(/\s+/u),
);
