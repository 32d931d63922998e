/** What every channel promises of its calls, when the vendor's server is at its worst. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type {
  Attachment,
  ChannelAccount,
  LookOutcome,
  OutboundMessage,
} from "../../../server/modules/channels/index.ts";
import {
  type BadVendor,
  freePort,
  openBadVendor,
  endless,
  redirecting,
  say,
  silent,
  troubled,
  unreadable,
} from "./bad-vendor.ts";
import { type ChannelSample, words } from "./sample.ts";
import { samples } from "./samples.ts";

let vendor: BadVendor;
/** How long each call said that it waits. */
let waits: number[] = [];
/** Ends the waiting of all calls that are under way. */
let impatience = new AbortController();

beforeAll(async () => {
  vendor = await openBadVendor();
});
afterAll(() => vendor.close());

beforeEach(() => {
  [vendor.calls, vendor.followed, waits, impatience] = [0, 0, [], new AbortController()];
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  // A call waits as it says it does; here nobody waits so long with it.
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    waits.push(ms);
    return AbortSignal.any([timeout(ms), impatience.signal]);
  });
});
afterEach(() => void vi.restoreAllMocks());

function giveUp(): void {
  const waiting = impatience;
  impatience = new AbortController();
  waiting.abort(new DOMException("It took too long.", "TimeoutError"));
}

/** Nothing that was said of a call may hold what it carried. */
function expectDiscreet(said: unknown, { account }: ChannelSample): void {
  const text = JSON.stringify(said) ?? "";
  for (const secret of [...Object.values(account.secrets), words]) expect(text).not.toContain(secret);
}

const attachment = (type: Attachment["type"]): Attachment => ({
  type,
  url: null,
  mediaId: "77",
  ownerId: "78",
  alt: null,
  width: null,
  height: null,
});

const picture = {
  kind: "image",
  name: "a.png",
  type: "image/png",
  content: Buffer.from("png"),
  alt: null,
  visibility: "private",
} as const;
const template = {
  name: "a",
  category: "utility",
  language: "en",
  header: null,
  body: "Hello",
  footer: null,
  buttons: [],
  examples: {},
} as const;

/** Everything else of the port that asks the vendor; what it gives where the vendor said nothing that it could know. */
async function askEverything(
  { channel, messages }: ChannelSample,
  account: ChannelAccount,
): Promise<Record<string, unknown>> {
  const inPublic = messages.find(({ visibility }) => visibility === "public");
  const located = await channel.media?.locate(attachment("image"), account);
  const asked = {
    hide: (await channel.hide?.(inPublic?.parentId ?? "78", true, account))?.status,
    renew: (await channel.renew?.(account))?.status,
    profile: await channel.profileOf?.("5001", account),
    keys: await channel.keysOf?.(account),
    look: await channel.listing?.look(account, "1"),
    upload: await channel.media?.upload?.(picture, account),
    located: located?.status === "found" ? located.status : located,
    submit: await channel.templates?.submit(template, account),
    list: await channel.templates?.list(account),
    remove: await channel.templates?.remove("a", account),
  };
  return asked;
}

const overHttp = Object.entries(samples).filter(([, { speaks }]) => speaks === "http");
const overALine = Object.entries(samples).filter(([, { speaks }]) => speaks !== "nothing");

const each = async (
  sample: ChannelSample,
  act: (message: OutboundMessage, account: ChannelAccount) => Promise<void>,
) => {
  for (const message of sample.messages) await act(message, sample.pointedAt(vendor.url));
};

describe.each(Object.entries(samples))("every outcome of %s", (_kind, sample) => {
  test("that is not known of is unknown, and none is made up where nobody was asked", async () => {
    const account = sample.pointedAt(`http://127.0.0.1:${await freePort()}`);
    for (const message of sample.messages) {
      const found: LookOutcome = await sample.channel.lookFor(message, account);
      expect(found.status).toBe(sample.speaks === "nothing" ? "absent" : "unknown");
    }
  });
});

describe.each(overALine)("when the vendor of %s is away", (_kind, sample) => {
  test("nothing was sent, and it is tried again", async () => {
    const account = sample.pointedAt(`http://127.0.0.1:${await freePort()}`);
    for (const message of sample.messages) {
      const outcome = await sample.channel.send(message, account);
      expect(outcome).toMatchObject({ status: "busy" });
      expectDiscreet(outcome, sample);
    }
    expectDiscreet(await askEverything(sample, account), sample);
  });
});

describe.each(overHttp)("when the vendor of %s", (_kind, sample) => {
  const { channel } = sample;

  test("takes a message, it is accepted with the vendor's id, by one call", async () => {
    vendor.weather = say(sample.accepted ?? { status: 200, body: "" });
    await each(sample, async (message, account) => {
      vendor.calls = 0;
      expect(await channel.send(message, account)).toMatchObject({
        status: "accepted",
        vendorId: expect.stringMatching(/9/),
      });
      expect(vendor.calls).toBe(1);
    });
    expect(Math.max(...waits)).toBeLessThanOrEqual(15_000);
  });

  test.each(Object.entries({ ...unreadable, ...silent }))(
    "gives %s, it is unsure whether it was sent, and not sent again",
    async (name, weather) => {
      vendor.weather = (response, request) => {
        weather(response, request);
        // It is there, and will not answer.
        if (endless.has(name)) setTimeout(giveUp, 10);
      };
      await each(sample, async (message, account) => {
        vendor.calls = 0;
        const outcome = await channel.send(message, account);
        expect(outcome.status).toBe("unsure");
        expectDiscreet(outcome, sample);
        expect(vendor.calls).toBe(1);
        // What nobody can read tells nothing: `absent` would have it sent twice.
        expect((await channel.lookFor(message, account)).status).toBe("unknown");
      });
      const asked = await askEverything(sample, sample.pointedAt(vendor.url));
      expectDiscreet(asked, sample);
      expect(asked["renew"]).not.toBe("renewed");
      expect(asked["submit"] ?? {}).not.toMatchObject({ status: "submitted" });
      expect(asked["upload"] ?? {}).not.toMatchObject({ status: "ready" });
    },
  );

  test.each(Object.entries(troubled))("answers %s, it is tried again later or looked for", async (_name, weather) => {
    vendor.weather = weather;
    await each(sample, async (message, account) => {
      const outcome = await channel.send(message, account);
      expect(["busy", "unsure"]).toContain(outcome.status);
      expectDiscreet(outcome, sample);
      expect((await channel.lookFor(message, account)).status).toBe("unknown");
    });
    const asked = await askEverything(sample, sample.pointedAt(vendor.url));
    expect(asked["hide"] ?? "busy").toBe("busy");
    expect(asked["renew"] ?? "failed").toBe("failed");
    expect(asked["keys"] ?? null).toBeNull();
    expect(asked["look"] ?? null).toBeNull();
    expectDiscreet(asked, sample);
  });

  test("no longer takes our keys, somebody must sign in again", async () => {
    vendor.weather = say({
      status: 401,
      body: JSON.stringify({ ok: false, error_code: 401, description: "Unauthorized" }),
    });
    await each(sample, async (message, account) => {
      expect((await channel.send(message, account)).status).toBe("sign-in-again");
      expect((await channel.lookFor(message, account)).status).toBe("unknown");
    });
    const asked = await askEverything(sample, sample.pointedAt(vendor.url));
    expect(asked["hide"] ?? "signed-out").toBe("signed-out");
    expect(asked["look"] ?? "signed-out").toBe("signed-out");
    const ended: unknown = asked["keys"] ?? { status: "ended" };
    expect(ended).toEqual({ status: "ended" });
    expectDiscreet(asked, sample);
  });

  test("says that a limit is used up, it waits until then, or for a time of its own", async () => {
    const until = new Date(Date.now() + 240_000);
    vendor.weather = say(sample.limited?.(until) ?? { status: 429, body: "{}" });
    await each(sample, async (message, account) => {
      const outcome = await channel.send(message, account);
      expect(outcome.status).toBe("busy");
      const at = outcome.status === "busy" ? (outcome.retryAt?.getTime() ?? 0) : 0;
      expect(Math.abs(at - until.getTime())).toBeLessThan(10_000);
    });
    for (const body of ["", "{}", '{"parameters":{"retry_after":"soon"}}']) {
      vendor.weather = say({ status: 429, headers: { "retry-after": "-7", "x-rate-limit-reset": "soon" }, body });
      await each(sample, async (message, account) => {
        const outcome = await channel.send(message, account);
        expect(outcome.status).toBe("busy");
        if (outcome.status !== "busy" || !outcome.retryAt) return;
        expect(outcome.retryAt.getTime() - Date.now()).toBeGreaterThan(-10_000);
        expect(outcome.retryAt.getTime() - Date.now()).toBeLessThan(86_400_000);
      });
    }
    const asked = await askEverything(sample, sample.pointedAt(vendor.url));
    expect(asked["hide"] ?? "busy").toBe("busy");
  });

  test.each([400, 403, 404, 413, 422])("says no with %i, it is not sent again", async (status) => {
    vendor.weather = say({ status, body: "{}" });
    await each(sample, async (message, account) => {
      const outcome = await channel.send(message, account);
      expect(["refused", "opted-out", "window-closed"]).toContain(outcome.status);
    });
    expectDiscreet(await askEverything(sample, sample.pointedAt(vendor.url)), sample);
  });

  test("says our own words and keys back, nobody else hears them", async () => {
    const said = `${words} ${Object.values(sample.account.secrets).join(" ")}`;
    vendor.weather = say(sample.refused?.(said) ?? { status: 400, body: said });
    await each(sample, async (message, account) => {
      const outcome = await channel.send(message, account);
      expect(outcome.status).not.toBe("accepted");
      expectDiscreet(outcome, sample);
    });
    expectDiscreet(await askEverything(sample, sample.pointedAt(vendor.url)), sample);
  });

  test("sends us elsewhere, nobody goes there with our keys", async () => {
    vendor.weather = redirecting;
    await each(sample, async (message, account) => {
      expect((await channel.send(message, account)).status).not.toBe("accepted");
      await channel.lookFor(message, account);
    });
    await askEverything(sample, sample.pointedAt(vendor.url));
    expect(vendor.followed).toBe(0);
  });
});
