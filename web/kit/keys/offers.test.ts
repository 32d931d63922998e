import { describe, expect, test } from "vitest";
import { newOffers } from "./offers.ts";

const acted = () => {
  const calls: string[] = [];
  return { calls, act: (name: string) => () => void calls.push(name) };
};

describe("a command", () => {
  test("is carried out by the latest part that offers it", () => {
    const { calls, act } = acted();
    const offers = newOffers();
    offers.offer("send", act("first"));
    const takeBack = offers.offer("send", act("second"));
    expect(offers.run("send")).toBe(true);
    takeBack();
    offers.run("send");
    expect(calls).toEqual(["second", "first"]);
  });

  test("nobody offers is not carried out, also not later", () => {
    const { calls, act } = acted();
    const offers = newOffers();
    expect(offers.run("send")).toBe(false);
    offers.offer("send", act("send"));
    expect(calls).toEqual([]);
  });

  test("given before its part came is carried out once, when it has", () => {
    const { calls, act } = acted();
    const offers = newOffers();
    const came = offers.expect(["report-bag", "prove"]);
    expect(offers.offered()).toEqual([]);
    expect(offers.run("report-bag")).toBe(true);
    came();
    offers.offer("prove", act("prove"));
    offers.offer("report-bag", act("bag"))();
    offers.offer("report-bag", act("again"));
    expect(calls).toEqual(["bag"]);
  });

  test("whose part came without offering it is forgotten", async () => {
    const { calls, act } = acted();
    const offers = newOffers();
    const came = offers.expect(["report-bag"]);
    offers.run("report-bag");
    came();
    await Promise.resolve();
    offers.offer("report-bag", act("on the next case"));
    expect(calls).toEqual([]);
  });

  test("is forgotten when another is given after it", () => {
    const { calls, act } = acted();
    const offers = newOffers();
    offers.expect(["report-bag", "prove"]);
    offers.run("report-bag");
    offers.run("prove");
    offers.offer("report-bag", act("bag"));
    offers.offer("prove", act("prove"));
    expect(calls).toEqual(["prove"]);
  });
});
