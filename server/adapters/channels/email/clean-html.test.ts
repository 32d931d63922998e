import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanHtml } from "./clean-html.ts";

const unlinked = '<a target="_blank" rel="noopener noreferrer nofollow">a</a>';

describe("a cleaned mail", () => {
  test.each([
    ["scripts", "<script>steal()</script><p>a</p>", "<p>a</p>"],
    ["what listens", '<p onclick="steal()">a</p>', "<p>a</p>"],
    ["links that run", '<a href="javascript:steal()">a</a>', unlinked],
    ["links that hide what they are", '<a href="java\nscript:steal()">a</a>', unlinked],
    ["styles that fetch", '<p style="background:url(https://evil.example/a)">a</p>', "<p>a</p>"],
    ["styles that lie over the page", '<p style="position:fixed;color:red">a</p>', '<p style="color:red">a</p>'],
    ["frames", '<iframe src="https://evil.example"></iframe>a', "a"],
    ["forms", '<form action="https://evil.example"><input name="a">a</form>', "a"],
    ["drawings", "<svg><script>steal()</script></svg>a", "a"],
    ["where all links lead", '<base href="https://evil.example">a', "a"],
    ["pages that lead elsewhere", '<meta http-equiv="refresh" content="0;url=https://evil.example">a', "a"],
  ])("has no %s", (_, html, clean) => expect(cleanHtml(html)).toBe(clean));

  test("keeps where pictures are, and shows none", () => {
    const html = cleanHtml(
      '<img src="cid:one@b"><img src="https://a.example/b.png"><img src="data:image/png;base64,xx">',
    );
    expect(html).toBe(
      '<img alt="" data-within="one@b" /><img alt="" data-remote="https://a.example/b.png" /><img alt="" />',
    );
  });

  test("has no picture that only tells that somebody looks", () =>
    expect(cleanHtml('<img src="https://a.example/b.png" width="1" height="1">')).not.toContain("a.example"));

  test("folds what is answered", () =>
    expect(cleanHtml('<div class="gmail_quote">Hi</div>')).toBe('<details data-quoted="yes">Hi</details>'));

  test("is none where nobody would read it", () => {
    expect(cleanHtml("<div>".repeat(100_000))).toBeNull();
    expect(cleanHtml("x".repeat(600_000))).toBeNull();
  });

  const piece = constantFrom(
    "<script",
    "<img src=",
    "cid:",
    "javascript:",
    "onerror=",
    '"',
    "'",
    ">",
    "</",
    "<svg",
    "<style",
    "url(",
    "<a href=",
    "a",
    " ",
    "&#x6a;",
    "<!--",
    "-->",
    "<details",
    "data-within=",
  );
  test("never runs or loads, whatever it was", () => {
    assert(
      property(array(piece, { maxLength: 40 }), (pieces) => {
        const clean = cleanHtml(pieces.join("")) ?? "";
        expect(clean).not.toMatch(/<(script|svg|style|iframe|object|form|base|meta|link)\b/i);
        for (const [, name] of clean.matchAll(/<[^>]*?\s([a-z-]+)=/gi))
          expect(["src", "srcset", "onerror", "action", "formaction"]).not.toContain(name?.toLowerCase());
      }),
    );
  });
});
