import { describe, expect, test } from "vitest";
import { all, readXml, textAt } from "./xml.ts";
import { node, writeRequest } from "./write-xml.ts";

describe("a message", () => {
  test("is a tree without prefixes, and case of names does not count", () => {
    const top = readXml(
      `<?xml version="1.0"?><!-- by hand --><n:Top xmlns:n="u"><n:PaxID> A &amp; B </n:PaxID><Empty/></n:Top>`,
    );
    expect(top?.name).toBe("Top");
    expect(top && textAt(top, "paxid")).toBe("A & B");
    expect(top && all(top, "Empty")).toHaveLength(1);
  });

  test("goes out as it was meant, whatever names hold", () => {
    const name = `O'Neil & <Söhne> "Ltd"`;
    const xml = writeRequest("IATA_XRQ", { seller: { name, id: "1" }, content: [node("A", [node("B", "x\u0001y")])] });
    const top = readXml(xml);
    expect(top && textAt(top, "DistributionChain/DistributionChainLink/ParticipatingOrg/Name")).toBe(name);
    expect(top && textAt(top, "Request/A/B")).toBe("xy");
  });

  test.each([
    ["with a DTD", `<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`],
    ["cut off", "<a><b>c</b>"],
    ["cut off in a name", "<a><b>c</b></"],
    ["crossed", "<a><b></a></b>"],
    ["with two tops", "<a/><b/>"],
    ["with words outside", "x<a/>"],
    ["too deep", "<a>".repeat(33) + "</a>".repeat(33)],
    ["too large", `<a>${"x".repeat(5 * 1024 * 1024)}</a>`],
    ["empty", ""],
    ["JSON", `{"a":1}`],
  ])("%s is none", (_name, text) => {
    expect(readXml(text)).toBeNull();
  });

  test("an entity that XML does not know stays what it is", () => {
    const top = readXml("<a>&nbsp;&lol;</a>");
    expect(top?.text).toBe("&nbsp;&lol;");
  });
});
