import type { PersonalDatum } from "../../../contract/triage.ts";

/**
 * Airline accounting codes (IATA), typed from memory for airlines that passengers of our languages fly: to be checked
 * against IATA's own list. One that is missing is still found beside a word for e-ticket.
 */
const airlines = new Set(
  `001 005 006 012 014 016 018 023 027 037 042 044 045 047 048 050 053 055 057 061 063 064 065 068 070 071 072 074 075 076
   077 079 080 081 082 083 086 090 096 098 105 106 108 112 114 115 117 118 124 125 126 127 129 131 132 134 135 136 139 141
   147 148 149 157 160 169 172 173 174 176 180 182 185 186 188 199 202 203 205 214 217 220 226 228 229 230 231 232 235 236
   239 244 250 257 258 260 262 265 269 272 275 279 281 285 288 297 298 310 316 322 324 328 330 331 342 356 369 378 390 395
   402 403 404 406 416 417 420 421 422 425 427 439 457 459 462 465 469 473 478 479 481 487 512 514 520 525 526 532 537 555
   566 572 574 577 589 595 603 607 618 623 624 625 629 635 643 645 649 656 657 670 672 675 692 695 696 706 708 716 724 731
   733 737 738 745 746 760 763 771 774 781 784 786 803 807 811 814 816 826 829 831 837 838 843 847 850 851 853 859 866 870
   874 876 880 881 886 891 898 900 905 910 920 928 932 933 936 942 950 952 954 957 960 968 975 988 989 990 993 996 997 999`
    .trim()
    .split(/\s+/u),
);

const ticketWords =
  /ticket|e-?tkt|tkt|biljet|billet|bigliett|boleto|bilhete|bilet|билет|机票|機票|票号|票號|航空券|チケット|eチケット|항공권|티켓|ตั๋ว|flugschein/iu;

/** E-ticket numbers: an airline's three digits and ten more, set apart, or beside a word for it. Not books, not time stamps. */
export function findEtickets(text: string): PersonalDatum[] {
  const found: PersonalDatum[] = [];
  for (const match of text.matchAll(
    /(?<![A-Za-z0-9])(\d{3})([ \-–]?)(\d{10}|\d{4}[ -]\d{3}[ -]\d{3})(?:[-/]\d{1,2})?(?![A-Za-z0-9])/gu,
  )) {
    const [whole, airline = "", separator = ""] = match;
    const near = ticketWords.test(text.slice(Math.max(0, match.index - 25), match.index));
    const known = airlines.has(airline);
    if (!near && (!known || separator === "")) continue;
    if (airline === "978" || airline === "979") continue;
    found.push({
      kind: "eticket",
      start: match.index,
      end: match.index + whole.length,
      confidence: known && near ? 0.97 : 0.85,
      rule: near ? "after-label" : "airline-code",
    });
  }
  return [...found, ...findChecked(text)];
}

/** With the fourteenth digit that some carriers print, a check of the others: thirteen alone hold none. */
function findChecked(text: string): PersonalDatum[] {
  return [...text.matchAll(/(?<![A-Za-z0-9])(\d{3})[ \-–]?(\d{10})[ \-–]?(\d)(?![A-Za-z0-9])/gu)].flatMap(
    ({ 0: whole, 1: airline = "", 2: serial = "", 3: check = "", index }) => {
      const fits = [serial, airline + serial].some((number) => String(BigInt(number) % 7n) === check);
      if (!airlines.has(airline) || !fits) return [];
      // One number in four fits by chance: what stands alone must also be written as a ticket, or stand beside a word for it.
      const isWritten = /[ \-–]/u.test(whole) || ticketWords.test(text.slice(Math.max(0, index - 25), index));
      return isWritten
        ? [{ kind: "eticket", start: index, end: index + whole.length, confidence: 0.95, rule: "check-digit" }]
        : [];
    },
  );
}
