import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BarCodedPass } from "./bcbp.ts";
import { dateOfDay, dayOfYear } from "./day.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { latin } from "../../bookings/index.ts";
import { nameOnPass } from "./name.ts";

const plain = "M1DESMARAIS/LUC       EABC123 YULFRAAC 0834 226F001A0025 100";
const empty = "M1DESMARAIS/LUC       EABC123 YULFRAAC 0834 226F001A0025 106>60000";
const signature =
  "GIWVC5EH7JNT684FVNJ91W2QA4DVN5J8K4F0L0GEQ3DF5TGBN8709HKT5D3DW3GBHFCVHMY7J5T6HFR41W2QA4DVN5J8K4F0L0GE";
const two = `M2DESMARAIS/LUC       EABC123 YULFRAAC 0834 226F001A0025 14D>6181WW6225BAC 00141234560032A0141234567890 1AC AC 1234567890123    20KYLX58ZDEF456 FRAGVALH 3664 227C012C0002 12E2A0140987654321 1AC AC 1234567890123    2PCNWQ^164${signature}`;
const ours =
  "M1VAN DER BERG/ANNA   EK7XQ2M AMSJFKKL 0641 325M014C0117 13B>60B2MM6324BKL 2A074240123456701KL KL 2061234567       1PCN";

describe("a bar-coded boarding pass", () => {
  test.each([
    ["with nothing but what must be there", plain],
    ["with an empty conditional part", empty],
    ["of two legs, with bags, loyalty numbers, the airline's own and a signature", two],
    ["of one leg with all that we write", ours],
  ])("%s is read, and written again sign by sign", (_, code) => {
    const read = decode(code);
    expect(read && encode(read)).toBe(code);
  });

  test("is read field by field", () => {
    expect(decode(two)).toEqual({
      name: "DESMARAIS/LUC",
      hasTicket: true,
      conditional: {
        version: "6",
        passenger: "1",
        checkInSource: "W",
        issueSource: "W",
        issued: "6225",
        documentType: "B",
        issuer: "AC",
        bagTags: ["0014123456003"],
        more: "",
      },
      legs: [
        expect.objectContaining({
          recordLocator: "ABC123",
          from: "YUL",
          to: "FRA",
          carrier: "AC",
          flight: 834,
          day: 226,
          compartment: "F",
          seat: "1A",
          sequence: 25,
          status: "1",
          own: "LX58Z",
          details: expect.objectContaining({
            airlineNumber: "014",
            serial: "1234567890",
            selectee: "",
            documentsSeen: "1",
            loyaltyNumber: "1234567890123",
            bags: "20K",
            fastTrack: "Y",
          }),
        }),
        expect.objectContaining({ recordLocator: "DEF456", carrier: "LH", flight: 3664, seat: "12C", own: "WQ" }),
      ],
      security: { type: "1", data: signature },
    });
  });

  const upper = (min: number, max: number) => fc.stringMatching(new RegExp(`^[A-Z0-9]{${min},${max}}$`));
  const maybe = (width: number) => fc.option(upper(0, width));
  const details = fc.record({
    airlineNumber: upper(0, 3),
    serial: maybe(10),
    selectee: maybe(1),
    documentsSeen: maybe(1),
    marketingCarrier: maybe(3),
    loyaltyProgramme: maybe(3),
    loyaltyNumber: maybe(16),
    discount: maybe(1),
    bags: maybe(3),
    fastTrack: upper(0, 1),
    more: fc.constant(""),
  });
  const leg = fc.record({
    recordLocator: upper(5, 7),
    from: fc.stringMatching(/^[A-Z]{3}$/),
    to: fc.stringMatching(/^[A-Z]{3}$/),
    carrier: upper(2, 3),
    flight: fc.integer({ min: 0, max: 9999 }),
    flightSuffix: fc.constantFrom("", "D"),
    day: fc.integer({ min: 1, max: 366 }),
    compartment: fc.constantFrom("F", "C", "W", "Y"),
    seat: fc.constantFrom("", "1A", "14C", "102K", "INF"),
    sequence: fc.option(fc.integer({ min: 0, max: 9999 })),
    sequenceSuffix: fc.constant(""),
    status: fc.constantFrom("0", "1", "2", "3"),
    details: fc.option(details),
    own: upper(0, 20),
  });
  const pass = fc.record({
    name: fc.stringMatching(/^[A-Z]{1,12}\/[A-Z]{1,7}$/),
    hasTicket: fc.boolean(),
    legs: fc.array(leg, { minLength: 1, maxLength: 4 }),
    conditional: fc.option(
      fc.record({
        version: fc.constantFrom("6", "7", "8"),
        passenger: upper(0, 1),
        checkInSource: upper(0, 1),
        issueSource: upper(0, 1),
        issued: fc.stringMatching(/^\d{4}$/),
        documentType: fc.constant("B"),
        issuer: upper(2, 3),
        bagTags: fc.array(fc.stringMatching(/^\d{13}$/), { maxLength: 3 }),
        more: fc.constant(""),
      }),
    ),
    security: fc.option(fc.record({ type: fc.constant("1"), data: upper(0, 100) })),
  }) as unknown as fc.Arbitrary<BarCodedPass>;

  test("comes back as it was written, however many legs it has", () => {
    fc.assert(
      fc.property(pass, (wanted) => {
        const code = encode(wanted);
        const read = decode(code);
        expect(read && encode(read)).toBe(code);
        expect(read?.legs.map((one) => [one.flight, one.seat, one.sequence, one.own])).toEqual(
          wanted.legs.map((one) => [one.flight, one.seat, one.sequence, one.own]),
        );
      }),
    );
  });

  test("that is cut off, lengthened or made up is null or a pass, and never thrown at", () => {
    fc.assert(
      fc.property(fc.constantFrom(plain, two, ours), fc.nat(400), fc.string({ maxLength: 5 }), (code, at, more) => {
        const spoilt = `${code.slice(0, at)}${more}${code.slice(at + more.length)}`;
        const read = decode(spoilt);
        expect(read === null || read.legs.length > 0).toBe(true);
      }),
    );
    expect(decode(two.slice(0, -1))).toBeNull();
    expect(decode(`${two}X`)).toBeNull();
    expect(decode("x".repeat(5000))).toBeNull();
  });
});

describe("a name on a pass", () => {
  test.each([
    ["as it is", "de Vries", "Anna", "DE VRIES/ANNA"],
    ["with its title where it fits", "Vries", "Anna Mrs", "VRIES/ANNA MRS"],
    ["without its title where it does not", "Van der Berghe", "Anna Mrs", "VAN DER BERGHE/ANNA"],
    ["without further given names where they do not", "Van der Berghe", "Anna Maria Mrs", "VAN DER BERGHE/ANNA"],
    ["cut at its end, when nothing else helps", "Featherstonehaugh", "Wilhelmina", "FEATHERSTONEHAUGH/WI"],
    ["with a letter of the given name", "Regenbogenschmetterlingshof", "Ida", "REGENBOGENSCHMETTE/I"],
    ["without accents", "Nordlysvík-Łącki", "Zoë", "NORDLYSVIK LACKI/ZOE"],
    ["with umlauts written out", "Müßler", "Jörg", "MUESSLER/JOERG"],
    ["from Cyrillic", "Щербакова", "Юлия", "SHCHERBAKOVA/IULIIA"],
    ["with a dotless i", "Işık", "İnci", "ISIK/INCI"],
    ["without an apostrophe", "O’Neill", "Seán", "ONEILL/SEAN"],
    ["without a given name", "Suharto", "", "SUHARTO"],
  ])("stands %s", (_, surname, givenName, expected) => {
    expect(nameOnPass({ surname, givenName })).toBe(expected);
  });

  test("that has no Latin letters is none", () => {
    expect(nameOnPass({ surname: "山田", givenName: "太郎" })).toBeNull();
  });

  test("is never longer than twenty, and of A to Z", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (surname, givenName) => {
        expect(nameOnPass({ surname, givenName }) ?? "A").toMatch(/^[A-Z][A-Z ]*(?:\/[A-Z][A-Z ]*)?$/);
        expect((nameOnPass({ surname, givenName }) ?? "").length).toBeLessThanOrEqual(20);
        expect(latin(surname)).toMatch(/^[A-Z ]*$/);
      }),
    );
  });
});

test("the year that a pass leaves out is the one nearest to now", () => {
  expect(dayOfYear("2026-11-21")).toBe(325);
  expect(dayOfYear("2024-12-31")).toBe(366);
  expect(dateOfDay(226, new Date("2016-06-01T00:00:00Z"))).toBe("2016-08-13");
  expect(dateOfDay(2, new Date("2026-12-30T00:00:00Z"))).toBe("2027-01-02");
  expect(dateOfDay(364, new Date("2027-01-03T00:00:00Z"))).toBe("2026-12-30");
  expect(dateOfDay(366, new Date("2026-06-01T00:00:00Z"))).toBeNull();
  expect(dateOfDay(0, new Date())).toBeNull();
});
