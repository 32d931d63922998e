import { describe, expect, test } from "vitest";
import { readView, spanOf, type View, writeView } from "./view.ts";

const addressOf = (view: View): string => new URLSearchParams(writeView(view)).toString();

describe("a view", () => {
  test.each([
    ["nothing", "", { figure: "first-response", by: "language", range: "7d", within: {} }],
    [
      "what it is",
      "figure=public&by=topic&range=90d&channel=x",
      { figure: "public", by: "topic", range: "90d", within: { channel: "x" } },
    ],
    [
      "what is none of ours",
      "figure=speed&by=mood&range=ever",
      { figure: "first-response", by: "language", range: "7d" },
    ],
    ["what a figure can't be told apart by", "figure=received&by=agent&agent=1", { by: "language", within: {} }],
    ["of minutes at work by a language", "figure=occupancy&by=language", { by: "team" }],
    ["a span that ends before it begins", "from=2026-03-02&to=2026-03-01", { range: "7d", from: null }],
    ["a tier that looks like a number, in quotes", "tier=%22100%22", { within: { tier: "100" } }],
  ])("is read from an address that says %s", (_what, address, view) => {
    expect(readView(address)).toMatchObject(view);
  });

  test.each([
    ["figure=reopened&by=agent&range=30d&compare=last-year&team=t"],
    ["from=2026-03-01T00:00Z&to=2026-03-02T00:00Z"],
  ])("%s opens again as it was", (address) => {
    const view = readView(address);
    expect(readView(addressOf(view))).toEqual(view);
  });

  test("ends now where it names no end", () => {
    expect(spanOf(readView("range=24h"), Date.parse("2026-03-02T00:00Z"))).toEqual({
      from: "2026-03-01T00:00:00.000Z",
      to: "2026-03-02T00:00:00.000Z",
    });
  });
});
