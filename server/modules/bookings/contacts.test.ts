import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparable, contactOf } from "./contacts.ts";

const read = (code: string, text: string) => contactOf({ code, text, passengerId: "P1" });

describe("a contact in a service request", () => {
  test.each([
    [
      "a mobile with a language",
      "CTCM",
      "KL HK1/31612345678/NL",
      { kind: "phone", value: "+31612345678", language: "nl" },
    ],
    ["a mobile alone", "CTCM", "HK1/4915112345678", { kind: "phone", value: "+4915112345678", language: null }],
    ["a mobile with a plus", "CTCM", "/+447700900123", { kind: "phone", value: "+447700900123", language: null }],
    [
      "a mail address",
      "CTCE",
      "KL HK1/ANNA//EXAMPLE.COM/EN",
      { kind: "email", value: "anna@example.com", language: "en" },
    ],
    ["an underscore", "CTCE", "KL HK1/ANNA..VD..B//EXAMPLE.COM", { kind: "email", value: "anna_vd_b@example.com" }],
    ["a dash", "CTCE", "KL HK1/ANNA//EX./AMPLE.COM", { kind: "email", value: "anna@ex-ample.com" }],
  ])("%s", (_, code, text, expected) => {
    expect(read(code, text)).toMatchObject({ ...expected, passengerId: "P1", isAgencys: false });
  });

  test.each([
    ["a refusal", "CTCR", "KL HK1/REFUSED"],
    ["a number that is too short", "CTCM", "KL HK1/12345"],
    ["words instead of a number", "CTCM", "KL HK1/CALL HOME"],
    ["an address without its sign", "CTCE", "KL HK1/ANNA.EXAMPLE.COM"],
    ["two signs", "CTCE", "KL HK1/A//B//C.COM"],
    ["another request", "VGML", "KL HK1/31612345678"],
    ["nothing", "CTCM", ""],
  ])("none in %s", (_, code, text) => {
    expect(read(code, text)).toBeNull();
  });

  test("whatever the text is, it fails calmly", () => {
    fc.assert(
      fc.property(fc.constantFrom("CTCE", "CTCM"), fc.string({ maxLength: 300 }), (code, text) => {
        const found = read(code, text);
        expect(found === null || comparable(found) !== null).toBe(true);
      }),
    );
  });
});

describe("what is compared", () => {
  test.each([
    ["a mail address in any case", "email", " Anna@Example.com", "anna@example.com"],
    ["a number with its signs", "phone", "+31 (6) 1234-5678", "+31612345678"],
    ["a number with 00", "phone", "0031612345678", "+31612345678"],
    ["a loyalty number", "loyalty", "q0123456789", "Q0 123456789"],
    ["a loyalty number after a colon", "loyalty", "Q0:123456789", "Q0 123456789"],
    ["an e-ticket with its dash", "eticket", "999-1234567890", "9991234567890"],
    ["an e-ticket with a check digit", "eticket", "99912345678904", "9991234567890"],
    ["an e-ticket that is none", "eticket", "999-123", null],
    ["a number that is none", "phone", "12", null],
    ["an address that is none", "email", "anna", null],
    ["a loyalty number without its programme", "loyalty", "-1", null],
  ] as const)("%s", (_, kind, value, expected) => {
    expect(comparable({ kind, value })).toBe(expected);
  });
});
