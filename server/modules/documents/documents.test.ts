import { createHash, createVerify, generateKeyPairSync } from "node:crypto";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { createCanvas } from "@napi-rs/canvas";
import { unzipSync } from "fflate";
import { decodeJwt, jwtVerify } from "jose";
import forge from "node-forge";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { booking, pass } from "../../../test/documents/booked.ts";
import type { Booking } from "../../../contract/bookings.ts";
import { languages } from "../../../contract/words.ts";
import { decode } from "./bcbp/decode.ts";
import { type DocumentRow, keysOf } from "./document.ts";
import { type DocumentKey, type Facts, factsOf, whyVoid } from "./facts.ts";
import { formAfter, formsFor } from "./forms.ts";
import type { BoardingPass } from "../../../contract/aboard.ts";
import { withBarCodes } from "./passes.ts";
import { linkToGoogle, openFormsOf, render } from "./render.ts";
import { scopeOf } from "./scope.ts";
import { findTripWords, tripWords } from "./words/all.ts";

const passes = withBarCodes(booking, [pass]);
const code = passes[0]?.barcode ?? "";
const passKey: DocumentKey = { kind: "boarding-pass", bookingId: "B1", legId: "L1", passengerIds: ["P1"] };
const allKey: DocumentKey = { kind: "confirmation", bookingId: "B1", legId: null, passengerIds: ["P1", "P2"] };

function factsFor(key: DocumentKey, of = booking, given: readonly BoardingPass[] = passes): Facts {
  const facts = factsOf(of, key, given);
  if (!facts) throw new Error("no such document");
  return facts;
}

const [firstPassenger] = booking.passengers as [Booking["passengers"][number]];
const [firstLeg] = booking.legs as [Booking["legs"][number]];

const document = (key: DocumentKey, voidAt: Date | null = null): DocumentRow => ({
  ...key,
  id: "00000000-0000-4000-8000-000000000001",
  facts: factsFor(key),
  madeAt: new Date(),
  endsAt: new Date(),
  voidAt,
  voidWhy: voidAt && "seat",
  replacedBy: null,
});

const app = {
  airline: "Halcyra Airways",
  key: Buffer.alloc(32, 1),
  wallets: { apple: null, google: null },
  publicUrl: "http://127.0.0.1",
};

beforeAll(() => {
  const wasm = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
  prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer } });
});

/** As somebody's camera would read it. */
async function readCodes(png: Buffer, formats: ("Aztec" | "PDF417")[]): Promise<{ format: string; text: string }[]> {
  const found = await readBarcodes(new Blob([new Uint8Array(png)]), { formats, maxNumberOfSymbols: 4 });
  return found.map(({ format, text }) => ({ format, text }));
}

async function pageOf(pdf: Buffer, scale: number): Promise<{ png: Buffer; text: string; pages: number }> {
  const loaded = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 }).promise;
  const page = await loaded.getPage(1);
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
  await page.render({ canvas: canvas as never, canvasContext: canvas.getContext("2d") as never, viewport }).promise;
  const { items } = await page.getTextContent();
  const text = items.map((item) => ("str" in item ? item.str : "")).join(" ");
  return { png: canvas.toBuffer("image/png"), text, pages: loaded.numPages };
}

describe("a boarding pass", () => {
  test("has a bar code that says what it is of, the same whenever it is written", () => {
    expect(decode(code)).toMatchObject({
      name: "DE VRIES HOHENSTAU/A",
      hasTicket: true,
      legs: [
        {
          recordLocator: "QX7T4M",
          from: "AMS",
          to: "JFK",
          carrier: "KL",
          flight: 641,
          day: 328,
          compartment: "Y",
          seat: "14C",
          sequence: 117,
        },
      ],
    });
    expect(withBarCodes(booking, [pass])[0]?.barcode).toBe(code);
    const paid = {
      number: "0741234567890",
      passengerId: "P1",
      surname: null,
      kind: "emd" as const,
      issuedAt: null,
      coupons: [],
    };
    const withSeat = { ...booking, tickets: [paid, ...booking.tickets] };
    expect(withBarCodes(withSeat, [pass])[0]?.barcode).toBe(code);
    expect(factsFor(allKey, withSeat).travellers[0]?.tickets).toEqual(["0742401234567"]);
    expect(withBarCodes(booking, [{ ...pass, barcode: "M1THEIR/OWN" }])[0]?.barcode).toBe("M1THEIR/OWN");
    // No letters of his name are Latin: the airline has to write it.
    expect(withBarCodes(booking, [{ ...pass, passengerId: "P2" }])[0]?.barcode).toBeNull();
  });

  test("is read from the picture for a phone", async () => {
    const { content, type } = render(app, document(passKey), "png", "nl");
    expect(type).toBe("image/png");
    expect(await readCodes(content, ["Aztec"])).toEqual([{ format: "Aztec", text: code }]);
    expect(content.length).toBeLessThan(300_000);
  });

  test("is read from the page for a printer, by both codes, and by eyes", async () => {
    const { content } = render(app, document(passKey), "pdf", "en");
    const { png, text } = await pageOf(content, 2.5);
    expect(await readCodes(png, ["Aztec"])).toEqual([{ format: "Aztec", text: code }]);
    expect(await readCodes(png, ["PDF417"])).toEqual([{ format: "PDF417", text: code }]);
    for (const said of ["Annemarie de Vries-Hohenstaufen", "14:20", "13:35", "B12", "14C", "QX7T4M", "0742401234567"])
      expect(text).toContain(said);
    expect(content.length).toBeLessThan(150_000);
  });

  test.each(languages)("is drawn in %s with every letter", async (language) => {
    for (const key of [passKey, allKey]) {
      const { content } = render(app, document(key), "pdf", language);
      const { text } = await pageOf(content, 0.1);
      expect(text.replaceAll(/\s/g, "")).toContain("QX7T4M");
      expect(text).not.toContain("\uFFFD");
    }
  });
});

test("a booking of many flights and people takes more pages", async () => {
  const many: Booking = {
    ...booking,
    passengers: Array.from({ length: 12 }, (_, n) => ({
      ...firstPassenger,
      id: `N${n}`,
      givenName: `Anna ${n}`,
    })),
    legs: Array.from({ length: 6 }, (_, n) => ({ ...firstLeg, id: `L${n}`, seats: [] })),
  };
  const key = { ...allKey, passengerIds: many.passengers.map(({ id }) => id) };
  const { content } = render(app, { ...document(allKey), facts: factsFor(key, many, []) }, "pdf", "de");
  expect((await pageOf(content, 0.3)).pages).toBe(2);
});

const self = (() => {
  const { publicKey, privateKey } = forge.pki.rsa.generateKeyPair(1024);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = publicKey;
  certificate.serialNumber = "01";
  certificate.validity.notAfter.setFullYear(certificate.validity.notBefore.getFullYear() + 1);
  const name = [{ name: "commonName", value: "Pass Type ID: pass.example" }];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.sign(privateKey, forge.md.sha256.create());
  return { certificate: forge.pki.certificateToPem(certificate), key: forge.pki.privateKeyToPem(privateKey) };
})();

describe("a pass for a wallet", () => {
  const apple = {
    passType: "pass.example",
    team: "TEAM000001",
    certificate: self.certificate,
    key: self.key,
    above: self.certificate,
  };

  test("of Apple is signed over every file in it, and says that it is void where it is", () => {
    const signing = { ...app, wallets: { apple, google: null } };
    const files = (of: DocumentRow) => unzipSync(new Uint8Array(render(signing, of, "apple", "en").content));
    const made = files(document(passKey));
    const read = (name: string, from = made): string => Buffer.from(from[name] ?? []).toString("utf8");
    const manifest = JSON.parse(read("manifest.json")) as Record<string, string>;
    for (const [name, sum] of Object.entries(manifest))
      expect(
        createHash("sha1")
          .update(made[name] ?? "")
          .digest("hex"),
      ).toBe(sum);
    const said = JSON.parse(read("pass.json")) as Record<string, any>;
    expect(said).toMatchObject({
      passTypeIdentifier: "pass.example",
      barcodes: [{ format: "PKBarcodeFormatAztec", message: code }],
      boardingPass: { transitType: "PKTransitTypeAir", primaryFields: [{ value: "AMS" }, { value: "JFK" }] },
    });
    // PKCS #7, detached: over the digest of the manifest.
    const signature = forge.asn1.fromDer(Buffer.from(made["signature"] ?? []).toString("binary"));
    const { rawCapture } = forge.pkcs7.messageFromAsn1(signature) as unknown as { rawCapture: Record<string, any> };
    const attributes = rawCapture["authenticatedAttributes"] as forge.asn1.Asn1[];
    const set = forge.asn1.create(forge.asn1.Class.UNIVERSAL, forge.asn1.Type.SET, true, attributes);
    const signed = Buffer.from(forge.asn1.toDer(set).getBytes(), "binary");
    const proof = createVerify("RSA-SHA1").update(signed);
    const ofManifest = createHash("sha1")
      .update(made["manifest.json"] ?? "")
      .digest()
      .toString("binary");
    expect(signed.toString("binary")).toContain(ofManifest);
    expect(proof.verify(self.certificate, Buffer.from(rawCapture["signature"] as string, "binary"))).toBe(true);

    const later = JSON.parse(read("pass.json", files(document(passKey, new Date())))) as Record<string, unknown>;
    expect(later).toMatchObject({ voided: true, serialNumber: said["serialNumber"] });
    expect(openFormsOf(signing, { kind: "confirmation" })).toEqual(["pdf", "png"]);
    expect(openFormsOf(app, { kind: "boarding-pass" })).toEqual(["pdf", "png"]);
    expect(() => render(app, document(passKey), "apple", "en")).toThrow(/does not come in this form/);
  });

  test("of Google is a link whose token the service account signed", async () => {
    const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const key = privateKey.export({ type: "pkcs8", format: "pem" }) as string;
    const signing = {
      ...app,
      wallets: { apple: null, google: { issuer: "3388000000", account: "a@b.iam.example", key } },
    };
    const link = await linkToGoogle(signing, document(passKey), "en");
    const token = link.split("/save/")[1] ?? "";
    await jwtVerify(token, publicKey, { issuer: "a@b.iam.example", audience: "google" });
    expect(decodeJwt(token)).toMatchObject({
      typ: "savetowallet",
      payload: {
        flightClasses: [{ origin: { airportIataCode: "AMS", gate: "B12" }, flightHeader: { flightNumber: "641" } }],
        flightObjects: [{ state: "ACTIVE", barcode: { type: "AZTEC", value: code } }],
      },
    });
    // Chrome takes addresses up to two megabytes, Google's servers less: it says 1,800 signs are safe for all.
    expect(link.length).toBeLessThan(2500);
  });
});

describe("a document is void", () => {
  const withLeg = (more: object): Booking => ({
    ...booking,
    legs: [{ ...firstLeg, ...more }, ...booking.legs.slice(1)],
  });
  const seated = withLeg({ seats: [{ passengerId: "P1", seat: "2A" }, firstLeg.seats[1]] });
  const moved = withLeg({ departs: { ...firstLeg.departs, local: "2026-11-24T18:20" } });
  const why = (key: DocumentKey, after: Booking, given: readonly BoardingPass[]) =>
    whyVoid(factsFor(key), factsOf(after, key, withBarCodes(after, given)), after);

  test.each([
    ["not, where nothing changed", passKey, booking, [pass], null],
    [
      "not, where its gate and boarding time move",
      passKey,
      booking,
      [{ ...pass, gate: "C3", boardsAt: firstLeg.departs }],
      null,
    ],
    ["where its seat is another", passKey, seated, [{ ...pass, seat: "2A" }], "seat"],
    ["where its flight leaves at another time", passKey, moved, [pass], "flight"],
    ["where the check-in was taken back", passKey, booking, [], "withdrawn"],
    ["where the flight is cancelled", passKey, { ...booking, state: "cancelled" }, [pass], "cancelled"],
    ["where the leg is gone", passKey, { ...booking, legs: booking.legs.slice(1) }, [], "withdrawn"],
    ["where a seat in a confirmation is another", allKey, seated, [], "seat"],
    ["where its booking is cancelled", allKey, { ...booking, state: "cancelled" }, [], "cancelled"],
    ["where a ticket was issued anew", allKey, { ...booking, tickets: [] }, [], "changed"],
    ["not, where only contacts changed", allKey, { ...booking, version: "2", wantNoContact: [null] }, [], null],
  ] as [string, DocumentKey, Booking, BoardingPass[], string | null][])("%s", (_, key, after, given, expected) => {
    expect(why(key, after, given)).toBe(expected);
  });

  test("not by the order in which a database keeps its fields", () => {
    const turned = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turned)
        : value !== null && typeof value === "object"
          ? Object.fromEntries(
              Object.entries(value)
                .toReversed()
                .map(([name, one]) => [name, turned(one)]),
            )
          : value;
    expect(whyVoid(turned(factsFor(allKey)) as Facts, factsFor(allKey), booking)).toBeNull();
  });

  test("where its booking is gone", () => {
    expect(whyVoid(factsFor(allKey), null, null)).toBe("cancelled");
  });
});

test("what there is follows from the booking: passes, else an invitation from thirty hours before, and the booking itself", () => {
  const at = (time: string, given = passes) =>
    keysOf(booking, { passengerIds: ["P1", "P2"], passes: given, at: new Date(time) }).map(
      ({ kind, legId, passengerIds }) => [kind, legId, ...passengerIds],
    );
  expect(at("2026-11-20T00:00:00Z", [])).toEqual([["confirmation", null, "P1", "P2"]]);
  expect(at("2026-11-24T00:00:00Z", [])).toEqual([
    ["check-in", "L1", "P1", "P2"],
    ["confirmation", null, "P1", "P2"],
  ]);
  expect(at("2026-11-24T00:00:00Z")).toEqual([
    ["boarding-pass", "L1", "P1"],
    ["check-in", "L1", "P2"],
    ["confirmation", null, "P1", "P2"],
  ]);
  expect(keysOf(booking, { passengerIds: ["P9"], passes, at: new Date() })).toEqual([]);
});

test("who is proved to be one passenger is given theirs alone; who booked for all, or acts for them, all", () => {
  const link = {
    bookingId: "B1",
    kind: "loyalty" as const,
    value: "",
    known: "verified" as const,
    until: null,
    actsFor: null,
  };
  const scope = (links: object[], by = "proof") => scopeOf({ links: links as never, by: by as never }, booking);
  expect(scope([{ ...link, passengerId: "P2" }])).toEqual(["P2"]);
  expect(scope([{ ...link, passengerId: null }])).toEqual(["P1", "P2"]);
  expect(scope([{ ...link, passengerId: "P1", known: "claimed" }])).toEqual([]);
  expect(scope([{ ...link, passengerId: "P1", known: "claimed" }], "override")).toEqual(["P1", "P2"]);
});

describe("a document goes out", () => {
  const media = {
    images: 5,
    files: 5,
    largest: { image: 1, animation: 1, video: 1, file: 1 },
    total: null,
    types: ["image/png"],
    altLength: 0,
  };
  const clear = { clear: true, windows: [], commentId: null, charge: null, advice: [], hold: null } as const;
  const place = { visibility: "private", clearance: clear, takesTemplates: false } as const;
  const shut = { clear: false, why: "window-closed" } as const;
  test.each([
    ["as a file where the channel takes files", place, media, ["file", "image", "link"]],
    ["as a picture where it takes pictures alone", place, { ...media, files: 0 }, ["image", "link"]],
    ["as a link where it takes words alone", place, null, ["link"]],
    [
      "as one message where only one may go",
      {
        ...place,
        clearance: { ...clear, windows: [{ name: "private-reply", until: null, left: 1, humanOnly: true }] },
      } as const,
      media,
      ["link"],
    ],
    [
      "by an approved text where its window is over",
      { ...place, takesTemplates: true, clearance: shut },
      media,
      ["template"],
    ],
    ["not at all where nothing may go", { ...place, clearance: shut }, media, []],
    ["never where everybody reads it", { ...place, visibility: "public" } as const, media, []],
  ])("%s", (_, way, limits, expected) => {
    expect(formsFor(way, limits)).toEqual(expected);
  });

  test("in the next form where the vendor refused one, and in none to who wants nothing", () => {
    const forms = formsFor(place, media);
    expect(formAfter("file", forms, "media-unusable")).toBe("image");
    expect(formAfter("image", forms, "other")).toBe("link");
    expect(formAfter("link", forms, "other")).toBeNull();
    expect(formAfter("file", forms, "opted-out")).toBeNull();
  });
});

test("every language says all of it, with what it speaks of", () => {
  expect(Object.keys(tripWords).toSorted()).toEqual([...languages].toSorted());
  for (const language of languages) {
    const words = findTripWords(language);
    expect(words.language).toBe(language);
    for (const kind of ["confirmation", "check-in", "boarding-pass"] as const) {
      expect(words.send[kind]("KL641 AMS–JFK"), language).toContain("KL641 AMS–JFK");
      expect(words.sendVoid[kind]("KL641 AMS–JFK"), language).toContain("KL641 AMS–JFK");
    }
    expect(words.yourTrip("https://x/trip/1"), language).toContain("https://x/trip/1");
  }
});
