/** What every channel says of itself as data, and that what it says agrees. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { channelKeys } from "../../../contract/channel-keys.ts";
import { ChannelKind } from "../../../contract/words.ts";
import { splitText } from "../../../contract/writing.ts";
import { connectChannels, readers } from "../../../server/adapters/channels/index.ts";
import { lines, samples } from "./samples.ts";

const adapters = join(import.meta.dirname, "..", "..", "..", "server", "adapters", "channels");
const kinds = ChannelKind.options.toSorted();

test("every kind in the contract is a channel, can be read by the command line, and has a sample", () => {
  const channels = connectChannels({ lines, graphVersion: "v26.0" });
  expect([...channels.keys()].toSorted()).toEqual(kinds);
  expect([...readers.keys()].toSorted()).toEqual(kinds);
  expect(Object.keys(samples).toSorted()).toEqual(kinds);
  for (const [kind, { channel, account }] of Object.entries(samples))
    expect([channel.kind, account.kind]).toEqual([kind, kind]);
});

const most = new Map(
  Object.values(samples).flatMap(({ folder, lines }) => (lines ? [[folder, lines.most] as const] : [])),
);

test.each(readdirSync(adapters, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : [])))(
  "the adapter in %s stays small",
  (folder) => {
    const code = readdirSync(join(adapters, folder)).filter(
      (name) => name.endsWith(".ts") && !name.endsWith(".test.ts"),
    );
    const count = code.map(
      (name) => readFileSync(join(adapters, folder, name), "utf8").match(/^\s*(?!\/\/|\/\*|\*)\S/gm)?.length ?? 0,
    );
    expect(count.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(most.get(folder) ?? 600);
  },
);

/** Words, links, signs of several units, and no spaces at all. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "Your bag is in Amsterdam. ",
        "https://airline.example/a?b=c ",
        "👩‍👩‍👧‍👦",
        "🇳🇱",
        "e\u0301",
        "您的行李",
        "ก็ว่า",
        "\n\n",
        "! ",
      ),
      fc.string({ unit: "grapheme", maxLength: 20 }),
    ),
    { maxLength: 30 },
  )
  .chain((pieces) => fc.integer({ min: 1, max: 120 }).map((times) => pieces.join("").repeat(times).slice(0, 30_000)));

const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;

describe.each(Object.entries(samples))("%s says of itself", (kind, { channel, account }) => {
  test("the keys that the contract names", () => {
    expect(channel.secrets).toEqual(channelKeys[kind as ChannelKind]);
    expect(Object.keys(account.secrets).toSorted()).toEqual(
      [...channel.secrets.required, ...channel.secrets.optional].toSorted(),
    );
  });

  test.each(["public", "private"] as const)("limits in %s that hold together", (visibility) => {
    const { maxLength, maxParts, media } = channel.limits[visibility];
    expect(maxLength).toBeGreaterThan(0);
    expect(maxParts).toBeGreaterThan(0);
    expect([maxLength, maxParts].every(isCount)).toBe(true);
    if (!media) return;
    const sizes = Object.values(media.largest);
    expect([media.images, media.files, media.altLength, ...sizes].every(isCount)).toBe(true);
    expect(media.types.every((type) => /^[a-z]+\/[a-z0-9.+-]+$/.test(type))).toBe(true);
    expect(media.images === 0 || media.largest.image > 0).toBe(true);
    expect(media.files === 0 || media.largest.file > 0).toBe(true);
    expect(media.total === null || media.total >= Math.max(...sizes)).toBe(true);
  });

  test.each(["public", "private"] as const)("a length in %s by which every text that fits is cut", (visibility) => {
    const { maxLength, maxParts, numbered } = channel.limits[visibility];
    const measure = (text: string): number => channel.measure(text, visibility);
    expect(measure("")).toBe(0);
    fc.assert(
      fc.property(anyText, (text) => {
        expect(isCount(measure(text))).toBe(true);
        const parts = splitText(text, { measure, maxLength, maxParts, numbered });
        if (!parts) return;
        expect(parts.length).toBeLessThanOrEqual(maxParts);
        expect(Math.max(...parts.map(measure))).toBeLessThanOrEqual(maxLength);
      }),
      { numRuns: 30 },
    );
  });

  test("sending rules that hold together", () => {
    const rules = channel.sendingRules;
    if (!rules) return;
    const windows = rules.windows ?? [];
    for (const { seconds, most: times } of windows) {
      expect(seconds === null || (isCount(seconds) && seconds > 0)).toBe(true);
      expect(times === undefined || (isCount(times) && times > 0)).toBe(true);
    }
    expect(new Set(windows.map(({ name, opens }) => `${name} ${opens}`)).size).toBe(windows.length);
    expect(rules.windows?.length).not.toBe(0);
    expect(rules.outside === "nothing" || channel.templates !== undefined).toBe(true);
  });

  test("addresses that lead nowhere else, whatever an id looks like", () => {
    for (const externalId of [account.externalId, "a/../b", "x?y#z", "@evil.example", "//evil.example", "é 1"]) {
      expect(channel.conversationWith("5001", { externalId })).toMatch(/./);
      const link = channel.linkToWriteUs?.({ externalId });
      if (link === undefined) continue;
      const usual = new URL(channel.linkToWriteUs?.({ externalId: "1" }) ?? "");
      expect([new URL(link).protocol, new URL(link).host]).toEqual(["https:", usual.host]);
    }
  });

  test("hosts that are the vendor's, and no more", () => {
    for (const host of channel.media?.hosts ?? []) expect(host).toMatch(/^(\*\.)?([a-z0-9-]+\.)+[a-z]{2,}$/);
  });
});
