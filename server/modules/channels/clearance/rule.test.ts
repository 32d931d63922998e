import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SendingRules } from "../sending-rules.ts";
import { type Asked, clearanceOf, type Facts } from "./rule.ts";
import type { Standing } from "./standing.ts";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Vendors' rules as data, those of channels that are to come too. */
const channels = {
  messenger: {
    windows: [
      { name: "answer", opens: "message", seconds: day },
      { name: "human-agent", opens: "message", seconds: 7 * day, humanOnly: true },
      { name: "private-reply", opens: "comment", seconds: 7 * day, most: 1 },
    ],
    outside: "template",
  },
  whatsapp: {
    windows: [
      { name: "answer", opens: "message", seconds: day },
      { name: "entry-point", opens: "advertisement", seconds: 3 * day },
    ],
    outside: "template",
    charges: { templates: { utility: "free-in-window", authentication: "each", marketing: "each" } },
  },
  wechat: {
    windows: [
      { name: "answer", opens: "message", seconds: 2 * day, most: 5 },
      { name: "answer", opens: "press", seconds: minute, most: 3 },
    ],
    outside: "template",
  },
  kakao: { windows: [{ name: "answer", opens: "message", seconds: 30 * day }], outside: "template" },
  vk: {
    windows: [
      { name: "answer", opens: "message", seconds: null },
      { name: "answer", opens: "permission", seconds: null },
    ],
    outside: "nothing",
  },
  telegram: {
    windows: [
      { name: "answer", opens: "message", seconds: null },
      { name: "answer", opens: "press", seconds: null },
    ],
    outside: "nothing",
  },
  line: { windows: null, outside: "nothing" },
  email: { windows: null, outside: "nothing" },
  x: { windows: null, outside: "nothing", summoned: true, charges: { public: "each", private: "each" } },
} satisfies Record<string, SendingRules>;

const noon = new Date("2026-06-01T12:00:00Z");
const after = (seconds: number): Date => new Date(noon.getTime() + seconds * 1000);

const stranger: Standing = {
  opened: { message: null, press: null, comment: null, advertisement: null, permission: null },
  commentId: null,
  shut: null,
  stopped: null,
  marketingStoppedAt: null,
  automaticAt: null,
  complainedAt: null,
  sent: [],
};
const wrote: Standing = { ...stranger, opened: { ...stranger.opened, message: noon } };
const commented: Standing = { ...stranger, opened: { ...stranger.opened, comment: noon }, commentId: "c1" };
const sent = (count: number, at = after(1)): Standing["sent"] =>
  Array.from({ length: count }, (_, place) => ({ id: String(place), at, parentId: null }));

const facts = (rules: SendingRules, standing: Standing, at: Date, more: Partial<Facts> = {}): Facts => ({
  rules,
  takesTemplates: rules.outside === "template",
  triedAgainAt: null,
  standing,
  account: "active",
  allowance: null,
  at,
  ...more,
});
const person: Asked = { by: "person", visibility: "private" };
const machine: Asked = { by: "machine", visibility: "private" };
const template = (category: "utility" | "marketing" = "utility", state: "approved" | "paused" | null = "approved") => ({
  ...machine,
  template: { category, state, hasConsent: true },
});

/** `answer until ...`, or why not. */
const told = (asked: Asked, told: Facts): string => {
  const clearance = clearanceOf(asked, told);
  if (!clearance.clear) return clearance.why;
  const [window] = clearance.windows;
  return window?.name ?? "free";
};

describe("what may be sent when", () => {
  test.each<[string, Asked, SendingRules, Standing, number, string]>([
    ["Messenger within a day", person, channels.messenger, wrote, day - 1, "answer"],
    ["a machine within a day", machine, channels.messenger, wrote, day - 1, "answer"],
    ["Messenger after a day, a person", person, channels.messenger, wrote, day, "human-agent"],
    ["Messenger after a day, a machine", machine, channels.messenger, wrote, day, "people-only"],
    ["Messenger after a week", person, channels.messenger, wrote, 7 * day, "window-closed"],
    ["Messenger, who never wrote", person, channels.messenger, stranger, 0, "never-wrote"],
    ["a comment, once", person, channels.messenger, commented, 6 * day, "private-reply"],
    ["a comment, by a machine", machine, channels.messenger, commented, 6 * day, "private-reply"],
    [
      "a comment, twice",
      person,
      channels.messenger,
      { ...commented, sent: [{ id: "m", at: after(1), parentId: "c1" }] },
      hour,
      "answered-once",
    ],
    [
      "a comment after another that was answered",
      person,
      channels.messenger,
      { ...commented, sent: [{ id: "m", at: after(1), parentId: "c0" }] },
      hour,
      "private-reply",
    ],
    ["a comment in two parts", { ...person, parts: 2 }, channels.messenger, commented, hour, "window-full"],
    ["a comment after a week", person, channels.messenger, commented, 7 * day, "window-closed"],
    ["WhatsApp within a day", person, channels.whatsapp, wrote, hour, "answer"],
    ["WhatsApp after a day", person, channels.whatsapp, wrote, day, "window-closed"],
    [
      "WhatsApp by an advertisement",
      person,
      channels.whatsapp,
      { ...wrote, opened: { ...wrote.opened, advertisement: noon } },
      2 * day,
      "entry-point",
    ],
    ["WhatsApp by a template", template(), channels.whatsapp, wrote, 9 * day, "free"],
    ["WhatsApp by a template to a stranger", template(), channels.whatsapp, stranger, 0, "free"],
    [
      "a template that was never handed in",
      template("utility", null),
      channels.whatsapp,
      wrote,
      9 * day,
      "template-unusable",
    ],
    ["a template that is paused", template("utility", "paused"), channels.whatsapp, wrote, hour, "template-unusable"],
    [
      "advertising to who wants none",
      template("marketing"),
      channels.whatsapp,
      { ...wrote, marketingStoppedAt: after(1) },
      hour,
      "marketing-stopped",
    ],
    [
      "a notice to who wants no advertising",
      template(),
      channels.whatsapp,
      { ...wrote, marketingStoppedAt: after(1) },
      hour,
      "free",
    ],
    [
      "advertising that nobody agreed to",
      { ...person, template: { category: "marketing", state: "approved", hasConsent: false } },
      channels.whatsapp,
      wrote,
      hour,
      "no-consent",
    ],
    ["a template where none are taken", template(), channels.x, wrote, hour, "takes-no-templates"],
    ["WeChat, the fifth", person, channels.wechat, { ...wrote, sent: sent(4) }, day, "answer"],
    ["WeChat, the sixth", person, channels.wechat, { ...wrote, sent: sent(5) }, day, "window-closed"],
    [
      "WeChat, the sixth after they wrote again",
      person,
      channels.wechat,
      { ...wrote, sent: sent(5, after(-1)) },
      day,
      "answer",
    ],
    ["WeChat after two days", person, channels.wechat, wrote, 2 * day, "window-closed"],
    [
      "WeChat after a press, within a minute",
      person,
      channels.wechat,
      { ...stranger, opened: { ...stranger.opened, press: noon } },
      59,
      "answer",
    ],
    [
      "WeChat after a press, later",
      person,
      channels.wechat,
      { ...stranger, opened: { ...stranger.opened, press: noon } },
      minute,
      "window-closed",
    ],
    ["Kakao within a month", person, channels.kakao, wrote, 30 * day - 1, "answer"],
    ["Kakao after a month", person, channels.kakao, wrote, 30 * day, "window-closed"],
    [
      "VK, who allowed it a year ago",
      machine,
      channels.vk,
      { ...stranger, opened: { ...stranger.opened, permission: noon } },
      365 * day,
      "answer",
    ],
    ["VK, who never wrote", person, channels.vk, stranger, 0, "never-wrote"],
    [
      "Telegram, who pressed start",
      person,
      channels.telegram,
      { ...stranger, opened: { ...stranger.opened, press: noon } },
      365 * day,
      "answer",
    ],
    [
      "Telegram, who blocked us",
      person,
      channels.telegram,
      { ...wrote, stopped: { at: after(1), why: "blocked" } },
      hour,
      "blocked",
    ],
    ["LINE at any time", person, channels.line, stranger, 0, "free"],
    ["X at any time", person, channels.x, stranger, 0, "free"],
    [
      "X, who asked for nothing more",
      person,
      channels.x,
      { ...stranger, stopped: { at: noon, why: "opted-out" } },
      hour,
      "opted-out",
    ],
    [
      "mail to a machine, by a machine",
      machine,
      channels.email,
      { ...stranger, automaticAt: noon },
      hour,
      "automatic-sender",
    ],
    ["mail to a machine, by a person", person, channels.email, { ...stranger, automaticAt: noon }, hour, "free"],
    [
      "a code they asked for",
      { ...machine, isWanted: true },
      channels.email,
      { ...stranger, automaticAt: noon },
      hour,
      "free",
    ],
    [
      "mail to who complained, by a machine",
      machine,
      channels.email,
      { ...stranger, complainedAt: noon },
      hour,
      "unwanted",
    ],
    [
      "the vendor's no is newer than our clock",
      person,
      channels.whatsapp,
      { ...wrote, shut: { at: after(60), window: "answer" } },
      hour,
      "window-closed",
    ],
    [
      "its no to one window leaves those that ask more",
      person,
      channels.messenger,
      { ...wrote, shut: { at: after(60), window: "answer" } },
      hour,
      "human-agent",
    ],
    [
      "they wrote after the vendor's no",
      person,
      channels.whatsapp,
      { ...wrote, shut: { at: after(-60), window: "answer" } },
      hour,
      "answer",
    ],
    ["cleared for an answer, late", { ...person, upTo: "answer" }, channels.messenger, wrote, day, "window-closed"],
    [
      "cleared for a person's window, and they wrote",
      { ...person, upTo: "human-agent" },
      channels.messenger,
      wrote,
      hour,
      "answer",
    ],
    [
      "a message does not count before itself",
      { ...person, messageId: "0" },
      channels.wechat,
      { ...wrote, sent: sent(5) },
      hour,
      "answer",
    ],
  ])("%s", (_, asked, rules, standing, seconds, expected) => {
    expect(told(asked, facts(rules, standing, after(seconds)))).toBe(expected);
  });

  test("an account that was removed sends nothing, one that waits holds what it has", () => {
    expect(told(person, facts(channels.x, wrote, noon, { account: "removed" }))).toBe("account-removed");
    expect(clearanceOf(person, facts(channels.x, wrote, noon, { account: "sign-in-again" }))).toMatchObject({
      clear: true,
      hold: { why: "sign-in-again", until: null },
    });
    expect(clearanceOf(person, facts(channels.x, wrote, noon, { triedAgainAt: after(5) }))).toMatchObject({
      clear: true,
      hold: { why: "away", until: null },
    });
    const allowance = { remaining: 0, resetsAt: after(60) };
    expect(clearanceOf(person, facts(channels.x, wrote, noon, { allowance }))).toMatchObject({
      hold: { why: "limit", until: after(60) },
    });
    expect(clearanceOf(person, facts(channels.x, wrote, after(61), { allowance }))).toMatchObject({ hold: null });
  });

  test("what it costs is told: X each, WhatsApp its templates, those of use for nothing while they wait for us", () => {
    const cost = (asked: Asked, rules: SendingRules, seconds: number): unknown => {
      const clearance = clearanceOf(asked, facts(rules, wrote, after(seconds)));
      return clearance.clear && clearance.charge;
    };
    expect(cost({ ...person, visibility: "public" }, channels.x, 0)).toBe("message");
    expect(cost(person, channels.whatsapp, 0)).toBeNull();
    expect(cost(template(), channels.whatsapp, hour)).toBeNull();
    expect(cost(template(), channels.whatsapp, 2 * day)).toBe("utility");
    expect(cost(template("marketing"), channels.whatsapp, hour)).toBe("marketing");
  });

  test("says by what it goes first, and what follows", () => {
    expect(clearanceOf(person, facts(channels.messenger, wrote, after(hour)))).toMatchObject({
      windows: [
        { name: "answer", until: after(day), left: null, humanOnly: false },
        { name: "human-agent", until: after(7 * day), left: null, humanOnly: true },
      ],
    });
  });
});

const isOpen = ({ seconds }: { seconds: number | null }, from: Date | null, at: Date): boolean =>
  from !== null && from <= at && (seconds === null || at.getTime() < from.getTime() + seconds * 1000);

const moment = fc.integer({ min: -40 * day, max: 40 * day }).map(after);
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { nil: null });
const standings: fc.Arbitrary<Standing> = fc.record({
  opened: fc.record({
    message: maybe(moment),
    press: maybe(moment),
    comment: maybe(moment),
    advertisement: maybe(moment),
    permission: maybe(moment),
  }),
  commentId: maybe(fc.constantFrom("c1", "c2")),
  shut: maybe(fc.record({ at: moment, window: maybe(fc.constantFrom("answer", "human-agent", "private-reply")) })),
  stopped: maybe(fc.record({ at: moment, why: fc.constantFrom("opted-out" as const, "blocked" as const) })),
  marketingStoppedAt: maybe(moment),
  automaticAt: maybe(moment),
  complainedAt: maybe(moment),
  sent: fc.array(fc.record({ id: fc.uuid(), at: moment, parentId: maybe(fc.constantFrom("c1", "c2")) }), {
    maxLength: 6,
  }),
});
const windowed = fc.constantFrom<SendingRules>(
  channels.messenger,
  channels.whatsapp,
  channels.wechat,
  channels.kakao,
  channels.vk,
  channels.telegram,
);

describe("whatever was done and said", () => {
  test("a machine is never cleared by a window for people", () => {
    fc.assert(
      fc.property(windowed, standings, moment, (rules, standing, at) => {
        const clearance = clearanceOf(machine, facts(rules, standing, at));
        expect(clearance.clear && clearance.windows.some(({ humanOnly }) => humanOnly)).toBe(false);
      }),
    );
  });

  test("nothing is cleared beyond its window, nor before it opened", () => {
    fc.assert(
      fc.property(windowed, standings, moment, (rules, standing, at) => {
        const clearance = clearanceOf(person, facts(rules, standing, at));
        const windows = clearance.clear ? clearance.windows : [];
        expect(windows.length > 0).toBe(clearance.clear);
        for (const { name, until } of windows) {
          expect(until === null || until > at).toBe(true);
          const opens = (rules.windows ?? []).filter((one) => one.name === name);
          expect(opens.some((one) => isOpen(one, standing.opened[one.opens], at))).toBe(true);
        }
      }),
    );
  });

  test("as time goes by and they do nothing, what is open only closes", () => {
    fc.assert(
      fc.property(windowed, standings, fc.nat(40 * day), (rules, standing, seconds) => {
        const windowsAt = (at: Date): string[] => {
          const clearance = clearanceOf(person, facts(rules, standing, at));
          return clearance.clear ? clearance.windows.map(({ name, until }) => `${name} ${until?.getTime()}`) : [];
        };
        const early = windowsAt(after(40 * day));
        expect(windowsAt(after(40 * day + seconds)).filter((one) => !early.includes(one))).toEqual([]);
      }),
    );
  });

  test("a message from them opens, for people and machines", () => {
    fc.assert(
      fc.property(windowed, standings, fc.constantFrom(person, machine), (rules, standing, asked) => {
        const at = after(41 * day);
        const writes = { ...standing, opened: { ...standing.opened, message: at } };
        expect(clearanceOf(asked, facts(rules, writes, at)).clear).toBe(true);
      }),
    );
  });

  test("what was cleared for one window goes by no other that asks more", () => {
    fc.assert(
      fc.property(
        standings,
        moment,
        fc.constantFrom("answer" as const, "human-agent" as const),
        (standing, at, upTo) => {
          const order = channels.messenger.windows.map(({ name }) => name) as string[];
          const clearance = clearanceOf({ ...person, upTo }, facts(channels.messenger, standing, at));
          const places = clearance.clear ? clearance.windows.map(({ name }) => order.indexOf(name)) : [];
          expect(places.every((place) => place <= order.indexOf(upTo))).toBe(true);
        },
      ),
    );
  });
});
