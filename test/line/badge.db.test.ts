import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ground, openGround } from "../ground.ts";

let ground: Ground;

beforeAll(async () => {
  ground = await openGround({ worker: false });
  await ground.app.db`
    insert into service_levels.published (channel, measured_at, expected_seconds, waiting, inputs)
    values ('x', platform.now(), 1440, 3, '{}')`;
});
afterAll(() => ground.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(ground.url + path, { headers });

describe("the badge", () => {
  test.each(["zh", "nl", "en", "fr", "de", "it", "ja", "ko", "no", "pt", "ru", "es", "th", "tr"])(
    "says the sentence of the public page in %s",
    async (lang) => {
      const said = async (path: string) => (await get(path, { "accept-language": lang })).text();
      const [, promise = "?"] = /class="promise">([^<]+)</.exec(await said("/reply-times")) ?? [];
      expect(await said(`/badge/x.svg?lang=${lang}`)).toContain(`<title>${promise}</title>`);
      expect(await said(`/reply-times/badge?channel=x&lang=${lang}`)).toContain(`>${promise}</a>`);
    },
  );

  test("may stand on other sites, is kept a minute and sets no cookie; the page itself may not be framed", async () => {
    for (const path of ["/badge/x.svg", "/reply-times/badge"]) {
      const { status, headers } = await get(path);
      expect(status).toBe(200);
      expect(headers.get("x-frame-options")).toBeNull();
      expect(headers.get("cross-origin-resource-policy")).toBe("cross-origin");
      expect(headers.get("cache-control")).toBe("public, max-age=60");
      expect(headers.getSetCookie()).toEqual([]);
    }
    expect((await get("/reply-times/badge")).headers.get("content-security-policy")).toContain("frame-ancestors *");
    expect((await get("/reply-times")).headers.get("x-frame-options")).toBe("DENY");
  });

  test.each(["/badge/fax.svg", "/badge/x.png", "/badge/..%2f..%2fetc.svg", "/reply-times/badge?channel=<b>"])(
    "%s is nothing",
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );
});
