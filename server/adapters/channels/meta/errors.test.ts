import { assert, integer, jsonValue, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { graphErrors, whatsAppErrors } from "./errors.ts";
import type { GraphAnswer } from "./graph.ts";
import { harmlessNoOf, noOf, sendOutcomeOf } from "./outcome.ts";
import { restAfter } from "./usage.ts";

const answered = (status: number, error: object | null, retryAt: Date | null = null): GraphAnswer => ({
  kind: "answered",
  status,
  body: error ? { error: { message: "words of a customer", ...error } } : { id: "1" },
  allowance: undefined,
  retryAt,
});

describe("what Meta's Graph says is", () => {
  test.each<[string, number, number | undefined, object]>([
    ["an unknown fault of theirs", 1, undefined, { status: "busy" }],
    ["a service that rests", 2, undefined, { status: "busy" }],
    ["the app's limit", 4, undefined, { status: "busy" }],
    ["the user's limit", 17, undefined, { status: "busy" }],
    ["the Page's limit", 32, undefined, { status: "busy" }],
    ["a limit of calls", 613, undefined, { status: "busy" }],
    ["a business's limit", 80_007, undefined, { status: "busy" }],
    ["a token that ended", 190, 463, { status: "sign-in-again" }],
    ["a token of who changed the password", 190, 460, { status: "sign-in-again" }],
    ["a session that ended", 102, undefined, { status: "sign-in-again" }],
    ["Messenger's window", 10, 2018278, { status: "window-closed" }],
    ["Instagram's window", 10, 2534022, { status: "window-closed" }],
    ["a Page held back", 10, 1893063, { status: "refused", code: "restricted" }],
    ["a permission that was not given", 10, undefined, { status: "refused", code: "not-permitted" }],
    ["a permission of the Page", 283, undefined, { status: "refused", code: "not-permitted" }],
    ["a comment that is gone", 100, 33, { status: "refused", code: "parent-gone" }],
    ["nobody of that id", 100, 2018001, { status: "refused", code: "blocked" }],
    ["a tag that was retired", 100, undefined, { status: "refused", code: "other" }],
    ["the same words again", 506, undefined, { status: "refused", code: "duplicate" }],
    ["somebody who blocked the Page", 551, 1545041, { status: "refused", code: "blocked" }],
    ["a private reply that was given", 10_900, undefined, { status: "refused", code: "answered-once" }],
    ["a private reply that is not taken", 10_903, undefined, { status: "refused", code: "messages-closed" }],
    ["a picture that is too large", 36_000, undefined, { status: "refused", code: "media-too-large" }],
    ["a breach of the terms", 368, undefined, { status: "refused", code: "restricted" }],
  ])("%s", (_what, code, subcode, wanted) => {
    const error = { code, ...(subcode && { error_subcode: subcode }) };
    expect(noOf(answered(400, error), graphErrors)).toMatchObject(wanted);
  });

  test.each<[string, number, object]>([
    ["the number's pace", 130_429, { status: "busy" }],
    ["one pair's pace", 131_056, { status: "busy" }],
    ["too much that was unwanted", 131_048, { status: "busy" }],
    ["maintenance", 131_057, { status: "busy" }],
    ["a token that ended", 190, { status: "sign-in-again" }],
    ["a token that failed", 0, { status: "sign-in-again" }],
    ["the window", 131_047, { status: "window-closed" }],
    ["who wants no more advertisements", 131_050, { status: "refused", code: "marketing-stopped" }],
    ["who can't be reached", 131_026, { status: "refused", code: "unreachable" }],
    ["who got enough for a day", 131_049, { status: "refused", code: "not-now" }],
    ["a template whose values do not fit", 132_000, { status: "refused", code: "template-refused" }],
    ["a template that is paused", 132_015, { status: "refused", code: "template-unusable" }],
    ["a bill that was not paid", 131_042, { status: "refused", code: "used-up" }],
    ["an account that was locked", 131_031, { status: "refused", code: "restricted" }],
  ])("on WhatsApp %s", (_what, code, wanted) => {
    expect(noOf(answered(400, { code }), whatsAppErrors)).toMatchObject(wanted);
  });

  test.each<[string, GraphAnswer, object | null]>([
    ["without an error a yes", answered(200, null), null],
    ["an error in a success a no", answered(200, { code: 190 }), { status: "sign-in-again" }],
    ["429 a limit", answered(429, null), { status: "busy" }],
    ["401 a sign-in", answered(401, {}), { status: "sign-in-again" }],
    ["502 nobody knows what", answered(502, null), { status: "unsure" }],
    ["504 nobody knows what", answered(504, null), { status: "unsure" }],
    ["503 busy", answered(503, null), { status: "busy" }],
    ["no answer nobody knows what", { kind: "no-answer", why: "" }, { status: "unsure" }],
    ["no line busy", { kind: "not-sent", why: "" }, { status: "busy" }],
  ])("%s", (_what, answer, wanted) => {
    expect({ no: noOf(answer, graphErrors) }).toMatchObject({ no: wanted });
  });

  test("said without a word of what was sent", () => {
    const no = noOf(answered(400, { code: 100, error_subcode: 33 }), graphErrors);
    expect(no).toMatchObject({ why: "Meta refused it (code 100, subcode 33)" });
  });

  test("waited for as long as it asks", () => {
    const retryAt = new Date("2026-11-22T12:00:00Z");
    expect(noOf(answered(400, { code: 4 }, retryAt), graphErrors)).toMatchObject({ retryAt });
  });

  test("an acceptance only with an id, and harmless wishes are simply said again", () => {
    const idOf = (): null => null;
    expect(sendOutcomeOf(answered(200, null), { lines: graphErrors, idOf })).toMatchObject({ status: "unsure" });
    expect(harmlessNoOf({ kind: "no-answer", why: "" }, graphErrors)).toMatchObject({ status: "busy" });
  });

  test("something for every answer there may be", () => {
    assert(
      property(integer({ min: 100, max: 599 }), jsonValue(), jsonValue(), (status, code, whole) => {
        for (const body of [whole, { error: whole }, { error: { code, error_subcode: code } }])
          noOf({ kind: "answered", status, body, allowance: undefined, retryAt: null }, graphErrors);
      }),
    );
  });
});

describe("a limit is obeyed before it bites", () => {
  test.each([
    ["far away", [{ call_count: 79 }], 0],
    ["near", [{ call_count: 12 }, { total_time: 81 }], 2],
    ["nearer", [{ total_cputime: 92 }], 15],
    ["next to it", [{ call_count: 97 }], 60],
    ["reached", [{ call_count: 100 }], 300],
    ["reached, with a time to regain it", [{ call_count: 100, estimated_time_to_regain_access: 19 }], 1140],
    ["unknown", [], 0],
  ])("%s", (_how, usages, seconds) => {
    expect(restAfter(usages)).toBe(seconds);
  });
});
