/** What the reading of every channel promises, whatever is delivered. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Entry, type RawRequest, Unreadable } from "../../../server/modules/channels/index.ts";
import { jsonIn, mangled, stringsIn, withAt, withUnknown } from "./mangled.ts";
import { samples } from "./samples.ts";

const iso = /^\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
/** What is empty names nothing: the port takes it for none. */
const isName = (value: unknown): boolean => value === null || typeof value === "string";

/** What is not well formed in an entry. */
function faultsOf(entry: Entry): string[] {
  const moments = [entry.writtenAt, entry.editedAt, entry.watermark ?? null];
  const names = [entry.externalId, entry.threadId, entry.parentId, entry.recipientId, entry.accountId];
  const { author, text } = entry;
  return [
    ...(names.every(isName) ? [] : ["an id that is no text"]),
    ...(moments.every((at) => at === null || (iso.test(at) && !Number.isNaN(Date.parse(at))))
      ? []
      : ["a moment that is none"]),
    ...(entry.direction === "inbound" || entry.direction === "outbound" ? [] : ["no direction"]),
    ...([null, "public", "private"].includes(entry.visibility) ? [] : ["no visibility"]),
    ...(author === null || typeof author.id === "string" ? [] : ["an author without id"]),
    ...(author === null || [author.name, author.handle].every((one) => one === null || typeof one === "string")
      ? []
      : ["a name that is no text"]),
    ...(author?.aliases?.every((one) => typeof one === "string") === false ? ["another id that is none"] : []),
    ...(text === null || typeof text === "string" ? [] : ["words that are no text"]),
    ...(entry.parentKind === null || entry.parentId !== null ? [] : ["a kind of parent without one"]),
    ...(entry.versions.every((one) => typeof one === "string") ? [] : ["a version without id"]),
    ...entry.attachments.flatMap(({ url, mediaId, place }) => [
      ...([url, mediaId].every((one) => one === null || typeof one === "string")
        ? []
        : ["an attachment's id that is no text"]),
      ...(place && ![place.latitude, place.longitude].every(Number.isFinite) ? ["a place that is none"] : []),
    ]),
  ];
}

interface Reading {
  entries: Entry[];
  why: string;
}

/** Anything but entries or `Unreadable` is thrown on. */
function readingOf(read: (request: RawRequest) => Entry[], request: RawRequest): Reading {
  try {
    return { entries: read(request), why: "it was read" };
  } catch (error) {
    if (error instanceof Unreadable) return { entries: [], why: error.message };
    throw error;
  }
}

/** Processor time of this thread alone, the least of a few tries, in milliseconds. */
function costOf(work: () => void, tries = 3): number {
  return Math.min(
    ...Array.from({ length: tries }, () => {
      const began = process.threadCpuUsage();
      work();
      const { user, system } = process.threadCpuUsage(began);
      return (user + system) / 1000;
    }),
  );
}

describe.each(Object.entries(samples))("reading %s", (kind, { channel, deliveries, many }) => {
  const read = (request: RawRequest): Entry[] => channel.read(request);

  test.each(deliveries.map((one) => [one.name, one] as const))(
    "%s tells what it tells",
    (_name, { headers = {}, body, tells }) => {
      const entries = read({ headers, body });
      expect(entries.map((entry) => entry.kind)).toEqual(tells);
      expect(entries.flatMap(faultsOf)).toEqual([]);
      expect(entries.map((entry) => entry.channel ?? kind)).toEqual(entries.map(() => kind));
    },
  );

  test("is pure: the same is read twice alike, and what was delivered stays as it is", () => {
    for (const { headers = {}, body } of deliveries) {
      const before = Buffer.from(body);
      expect(read({ headers, body })).toEqual(read({ headers, body }));
      expect(body.equals(before)).toBe(true);
    }
  });

  test.each(deliveries.map((one) => [one.name, one] as const))(
    "%s, broken in any way, gives well-formed entries or a reason",
    (_name, { headers = {}, body }) => {
      fc.assert(
        fc.property(mangled(body), (broken) => {
          const reading = readingOf(read, { headers, body: broken });
          expect(reading.entries.flatMap(faultsOf)).toEqual([]);
          expect(reading.why).toMatch(/^.{3,200}$/);
        }),
        { numRuns: 150 },
      );
    },
  );

  test("bytes that mean nothing give a reason, or nothing", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 500 }),
          fc.json().map((one) => Buffer.from(one)),
        ),
        (body) => {
          const reading = readingOf(read, { headers: {}, body: Buffer.from(body) });
          expect(reading.entries.flatMap(faultsOf)).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("what a vendor adds tomorrow changes nothing", () => {
    for (const { headers = {}, body } of deliveries) {
      const value = jsonIn(body);
      if (value === undefined) continue;
      const entries = read({ headers, body: Buffer.from(JSON.stringify(withUnknown(value))) });
      expect(entries).toEqual(read({ headers, body }));
    }
  });

  test("a reason never quotes what was delivered", () => {
    for (const { headers = {}, body } of deliveries) {
      const marked = Buffer.from(
        body.toString("latin1").replaceAll(/"(text|message|body)":"/g, '"$1":"zz-marked '),
        "latin1",
      );
      for (let end = 0; end < marked.length; end += 7) {
        const reading = readingOf(read, { headers, body: marked.subarray(0, end) });
        expect(reading.why).not.toContain("zz-marked");
      }
    }
  });

  test("sixteen times as much takes no more than in line with it, in time and in what it tells", () => {
    const [little, much] = [many(250), many(4000)];
    const counts = [little, much].map((body) => read({ headers: {}, body }).length);
    expect(counts[1]).toBeLessThanOrEqual((counts[0] ?? 0) * 17);
    const few = costOf(() => void read({ headers: {}, body: little }));
    const lots = costOf(() => void read({ headers: {}, body: much }));
    // In line with it: 16 times. With its square: 256 times.
    expect(lots).toBeLessThan(Math.max(100, few * 80));
  });

  test("no text within it is slow to read, however it is made", () => {
    const pieces = ["a", " ", "(", ">", "@", "\n", "1", "<a ", "é"];
    for (const { headers = {}, body } of deliveries) {
      const value = jsonIn(body);
      if (value === undefined) continue;
      for (const path of stringsIn(value))
        for (const piece of pieces) {
          const long = Buffer.from(JSON.stringify(withAt(value, path, piece.repeat(60_000))));
          // Its square would be thousands.
          expect(
            costOf(() => void readingOf(read, { headers, body: long }), 2),
            `${path.join(".")}: ${piece}`,
          ).toBeLessThan(250);
        }
    }
  });
});
