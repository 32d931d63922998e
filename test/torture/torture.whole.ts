import { createServer } from "node:http";
import { describe, expect, test } from "vitest";
import { findFreePort } from "../../server/platform/free-port.ts";
import { deliver } from "../vendor.ts";
import { type Mutate, type Toll, torture, wrongsOf } from "./torture.ts";

/** Another one each day, printed with the result, so that a failure can be repeated: `TORTURE_SEED=...`. */
const seed = Number(process.env["TORTURE_SEED"]) || Math.floor(Date.now() / 86_400_000);

/** Answers 200 at once and hands the delivery on afterwards: what happens in between is lost. */
const acknowledgesEarly: Mutate = async ({ brand }) => {
  const port = await findFreePort();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      response.writeHead(200).end();
      void deliver(brand, Buffer.concat(parts), String(request.headers["x-twitter-webhooks-signature"])).catch(() => 0);
    });
  });
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  const undo = async (): Promise<void> => void server.close();
  return { brand: { ...brand, webhookUrl: `http://127.0.0.1:${port}` }, undo };
};

/** Makes every arrival unlike any other, as if there were no unique key. */
const hasNoUniqueKey: Mutate = async ({ sql, brand }) => {
  await sql.unsafe(`
    create function channels.blur() returns trigger language plpgsql as
      $$ begin new.external_id := new.external_id || '~' || gen_random_uuid(); return new; end $$;
    create trigger blur before insert on channels.arrival for each row execute function channels.blur();`);
  return { brand, undo: async () => {} };
};

/** One line for who reads the log of a run: figures, and how many of what must be none. */
function show(toll: Toll): void {
  const counts = Object.entries(toll).map(([what, one]) => [what, Array.isArray(one) ? one.length : one]);
  process.stdout.write(`torture ${JSON.stringify(Object.fromEntries(counts))}\n`);
}

describe("under kill -9 of web, worker and database, with repeats", () => {
  test("every message is there exactly once, in the order of its writer, and a page that listens is told of all", async () => {
    const toll = await torture({ seed, seconds: 14, victims: ["web", "worker", "database"] });
    show(toll);
    expect(wrongsOf(toll)).toEqual([]);
    expect(toll.acknowledged).toBeGreaterThan(50);
    expect(toll.duplicates).toBeGreaterThan(0);
    expect(Object.keys(toll.kills).length).toBeGreaterThan(1);
  });

  test("with lines that are cut, silent and late, and a vendor that fails in every way, every answer is seen at most once", async () => {
    const toll = await torture({
      seed,
      seconds: 14,
      victims: ["web", "worker", "postmaster", "immediate", "backend"],
      lines: { cut: 0.001, silent: 0.0001, late: 0.01 },
      isVendorBad: true,
      writers: 6,
      passengers: 6,
    });
    show(toll);
    expect(wrongsOf(toll)).toEqual([]);
    expect(toll.acknowledged).toBeGreaterThan(20);
    expect(toll.posted).toBeGreaterThan(20);
    expect(Object.values(toll.replies).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(5);
  });

  test("a product that acknowledges before the commit is caught losing messages", async () => {
    const toll = await torture({ seed, seconds: 6, victims: ["web"], mutate: acknowledgesEarly });
    expect(toll.lost.length).toBeGreaterThan(0);
  });

  test("a product without a unique key is caught doubling messages", async () => {
    const toll = await torture({ seed, seconds: 4, victims: ["worker"], mutate: hasNoUniqueKey });
    expect(toll.doubled.length).toBeGreaterThan(0);
  });
});
