/** What every channel promises of who may deliver: only who knows the account's secret. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ChannelAccount } from "../../../server/modules/channels/index.ts";
import type { ChannelSample, Delivery, Signing } from "./sample.ts";
import { samples } from "./samples.ts";

type Signed = ChannelSample & { signing: Signing };
const all = Object.entries(samples);
const signed = all.filter((one): one is [string, Signed] => one[1].signing !== null);

const another = (account: ChannelAccount): ChannelAccount => ({
  ...account,
  secrets: Object.fromEntries(Object.entries(account.secrets).map(([name, value]) => [name, `another-${value}`])),
});

describe.each(signed)("who delivers to %s", (_kind, { channel, account, deliveries, signing }) => {
  const [first] = deliveries as readonly [Delivery];
  const claim = (body: Buffer, header: unknown): boolean => {
    const headers = { ...first.headers, ...(header !== undefined && { [signing.header]: header as string }) };
    return channel.isGenuine({ headers, body }, account);
  };
  const genuine = (body: Buffer): string => signing.sign(body, account.secrets);

  test("is believed with the secret", () => {
    for (const { body } of deliveries) expect(claim(body, genuine(body))).toBe(true);
  });

  test.runIf(signing.covers === "body")("is not believed when any byte was changed", () => {
    fc.assert(
      fc.property(fc.nat({ max: first.body.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(first.body);
        changed[at] = (changed[at] ?? 0) ^ by;
        expect(claim(changed, genuine(first.body))).toBe(false);
      }),
    );
    expect(claim(Buffer.concat([first.body, Buffer.from(" ")]), genuine(first.body))).toBe(false);
    expect(claim(Buffer.alloc(0), genuine(first.body))).toBe(false);
  });

  test("is not believed by less, by more, or by something else than it takes", () => {
    const right = genuine(first.body);
    const ending = (change: (secret: string) => string): Record<string, string> =>
      Object.fromEntries(Object.entries(account.secrets).map(([name, value]) => [name, change(value)]));
    const wrong: unknown[] = [
      undefined,
      "",
      " ",
      `x${right}`,
      signing.sign(
        first.body,
        ending((secret) => secret.slice(0, -1)),
      ),
      signing.sign(
        first.body,
        ending((secret) => `${secret}x`),
      ),
      right.slice(1),
      `${right}, ${right}`,
      right.repeat(50_000),
      "é".repeat(right.length),
      "\u0000".repeat(right.length),
      [right, right],
    ];
    for (const header of wrong) expect(claim(first.body, header)).toBe(false);
    fc.assert(fc.property(fc.string({ maxLength: 100 }), (header) => claim(first.body, header) === (header === right)));
  });

  test("is not believed by another account's secret, nor where we have none", () => {
    const other = signing.sign(first.body, another(account).secrets);
    expect(claim(first.body, other)).toBe(false);
    for (const value of ["", undefined]) {
      const secrets = Object.fromEntries(Object.keys(account.secrets).map((name) => [name, value])) as Record<
        string,
        string
      >;
      for (const header of [signing.sign(first.body, secrets), "", undefined]) {
        const headers = { ...first.headers, ...(header !== undefined && { [signing.header]: header }) };
        expect(channel.isGenuine({ headers, body: first.body }, { ...account, secrets })).toBe(false);
        expect(channel.isGenuine({ headers, body: first.body }, { ...account, secrets: {} })).toBe(false);
      }
    }
  });
});

describe.each(all)("the question of %s", (_kind, { channel, account, handshake, signing, deliveries }) => {
  test("is answered as harmless text, to whom it is for", () => {
    const answer = handshake && channel.handshake(handshake.genuine, account);
    expect(answer?.status ?? null).toBe(handshake ? 200 : null);
    expect(answer?.contentType ?? "text/plain").toMatch(/^(text\/plain|application\/json)/);
  });

  test("is not answered to others, whatever they ask", () => {
    const strangers = [{}, { a: "b" }, ...(handshake?.wrong ?? [])];
    for (const query of strangers) expect([null, 403]).toContain(channel.handshake(query, account)?.status ?? null);
    for (const [name, value] of Object.entries(handshake?.genuine ?? {}))
      for (const put of [[value, value], [], "x".repeat(1_000_000)]) {
        const answer = channel.handshake({ ...handshake?.genuine, [name]: put } as Record<string, string>, account);
        expect((answer?.body ?? "").length).toBeLessThan(5000);
      }
  });

  test("never brings a secret back", () => {
    for (const query of [handshake?.genuine ?? {}, ...(handshake?.wrong ?? [])]) {
      const said = JSON.stringify(channel.handshake(query, account));
      for (const secret of Object.values(account.secrets)) expect(said).not.toContain(secret);
    }
  });

  test.runIf(signing === null)("nobody delivers where nobody may", () => {
    for (const { headers = {}, body } of deliveries) expect(channel.isGenuine({ headers, body }, account)).toBe(false);
  });
});
