import { describe, expect, test } from "vitest";
import { findPersonalData, mask, read } from "./index.ts";

const found = (text: string) =>
  read(text).personalData.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

describe("personal data is found", () => {
  test.each([
    ["a locator after its name", "Record locator: QX7T4M, thanks", ["pnr QX7T4M"]],
    ["two locators joined by a sign", "Conf #'s QX7T4M & ZK2WPD please", ["pnr QX7T4M", "pnr ZK2WPD"]],
    ["two locators joined by an HTML entity", "Conf # QX7T4M &amp; ZK2WPD", ["pnr QX7T4M", "pnr ZK2WPD"]],
    ["a locator in small letters after its name", "pnr qx7t4m", ["pnr qx7t4m"]],
    ["a locator of five signs", "localizador QX7T4 no me deja", ["pnr QX7T4"]],
    ["letters no language puts together", "@jetbridge JXQZVK what now", ["pnr JXQZVK"]],
    ["a bare mix of letters and digits", "it is 7HK2QX under the name Brown", ["pnr 7HK2QX"]],
    ["a Dutch booking code", "boekingscode is 8KPL2X", ["pnr 8KPL2X"]],
    ["a German one", "meine Buchungsnummer lautet QWXTRZ", ["pnr QWXTRZ"]],
    ["a Japanese one with no space", "予約番号はQX7T4Mです", ["pnr QX7T4M"]],
    ["a Chinese one", "我的预订号是QX7T4M", ["pnr QX7T4M"]],
    ["a Thai one", "รหัสการจองคือ QX7T4M", ["pnr QX7T4M"]],
    ["a Russian one", "номер брони QX7T4M", ["pnr QX7T4M"]],
    ["an e-ticket number", "ticket 074 2398765432 refund", ["eticket 074 2398765432"]],
    ["an e-ticket with the check digit that some print", "it is 074-24012345674", ["eticket 074-24012345674"]],
    ["a mobile as it is written at home, in another language", "why? 0612345678", ["phone 0612345678"]],
    ["a mobile abroad after a phone word", "my phone is 0471 23 45 67", ["phone 0471 23 45 67"]],
    ["a card number that passes Luhn", "card 4111 1111 1111 1111 was charged", ["card 4111 1111 1111 1111"]],
    ["an account with right check digits", "IBAN DE89 3704 0044 0532 0130 00", ["iban DE89 3704 0044 0532 0130 00"]],
    ["a person's address", "write to j.brown+fly@example.com", ["email j.brown+fly@example.com"]],
    ["an address in words", "j.brown at example dot com", ["email j.brown at example dot com"]],
    ["a number with a country code", "reach me on +31 6 12345678", ["phone +31 6 12345678"]],
    ["a mobile number by its shape", "010-1234-5678로 전화주세요", ["phone 010-1234-5678"]],
    ["a passport after its name", "Reisepass C01X00T47 läuft ab", ["passport C01X00T47"]],
    ["a frequent flyer number", "Flying Blue nummer: 2071234567", ["loyalty 2071234567"]],
    ["a known traveller number", "known traveler number TT12345678", ["ktn TT12345678"]],
    ["a bag file", "my bag file is AMSJB12345", ["pir AMSJB12345"]],
    ["a date of birth", "生年月日は1985年3月12日です", ["dob 1985年3月12日"]],
  ])("%s", (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe("what is nobody's is left alone", () => {
  test.each([
    ["a flight", "KL0641 to JFK is late, seat 38E"],
    ["two airports", "AMSJFK tomorrow"],
    ["a word where a code is expected", "my booking PLEASE help"],
    ["a Turkish word after PNR", "PNR NEREDE"],
    ["a post in capitals", "REFUND TICKET FLIGHT PLEASE NOBODY ANSWERS"],
    ["a date", "departing 21FEB25 at 1200PM"],
    ["an amount", "USD200 voucher"],
    ["a Dutch postcode", "postcode 1118CP Schiphol"],
    ["a promotion", "promo code SUMMER25"],
    ["a callsign", "JBR123 landed"],
    ["a toll-free line", "call 1-800-433-7300 they said"],
    ["a company's line", "klantenservice 020-4747747 neemt niet op"],
    ["a desk's mailbox", "support@example.com never answers"],
    ["digits that fail Luhn", "4111 1111 1111 1112"],
    ["one digit repeated", "0000 0000 0000 0000"],
    ["a book", "ISBN 9781234567897"],
    ["a time stamp", "timestamp 1718035200000"],
    ["four digits of a card", "my card ending 1234"],
    ["a status", "my frequent flyer status is useless"],
  ])("%s", (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test("an address of our own brand", () => {
    const text = "j.brown@care.jetbridge.example";
    expect(read(text, { brandDomains: ["jetbridge.example"] }).personalData).toEqual([]);
  });

  test("a bare code in a post that speaks to somebody else", () => {
    const context = { airlineHandles: ["@jetbridge"], visibility: "public" } as const;
    expect(read("the 7HK2QX board is great", context).personalData).toEqual([]);
    expect(read("@JetBridge 7HK2QX", context).personalData).toHaveLength(1);
  });
});

describe("a long text", () => {
  test("is searched up to 20,000 units, across the cuts, with the right places", () => {
    const filler = "all is well on board today ".repeat(300);
    const text = `${filler}booking code QX7T4M ${filler}`;
    const [datum] = findPersonalData(text, { language: "en", brandDomains: [], addressed: true });
    expect(text.slice(datum?.start, datum?.end)).toBe("QX7T4M");
  });
});

test("a masked text keeps its length and everything else", () => {
  const text = "Conf QX7T4M, call me on +31 6 12345678 😡";
  const masked = mask(text, read(text).personalData);
  expect(masked).toBe("Conf ••••••, call me on •••••••••••••• 😡");
  expect(masked).toHaveLength(text.length);
});
