import { generateKeyPairSync } from "node:crypto";
import { unzipSync } from "fflate";
import forge from "node-forge";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pushToApple } from "../../server/adapters/wallets/apple.ts";
import { writeToGoogle } from "../../server/adapters/wallets/google.ts";
import {
  type DocumentRow,
  linkToGoogle,
  lookAgain,
  makeOne,
  notePass,
  render,
  workOnTasks,
} from "../../server/modules/documents/index.ts";
import { type ApplePushes, startApplePushes } from "../../world/wallets/apple.ts";
import { type GooglePasses, startGooglePasses } from "../../world/wallets/google.ts";
import { type Ground, openGround } from "../ground.ts";
import { booking, pass as passOf } from "./booked.ts";

const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
const key = keys.privateKey.export({ type: "pkcs8", format: "pem" }) as string;
const certificate = certify("127.0.0.1");
const apple = { passType: "pass.example", team: "TEAM000001", certificate, key, above: certificate };
const google = { issuer: "3388000000", account: "a@b.iam.example", key };

const passKey = { kind: "boarding-pass" as const, bookingId: booking.id, legId: "L1", passengerIds: ["P1"] };
const pass = { ...passOf, barcode: "M1" };

let ground: Ground;
let pushes: ApplePushes;
let saved: GooglePasses;
let document: DocumentRow;

/** By itself, for a name or an address. */
function certify(address: string): string {
  const made = forge.pki.createCertificate();
  made.publicKey = forge.pki.publicKeyFromPem(keys.publicKey.export({ type: "spki", format: "pem" }) as string);
  made.serialNumber = "01";
  made.validity.notAfter.setFullYear(made.validity.notBefore.getFullYear() + 1);
  const name = [{ name: "commonName", value: address }];
  made.setSubject(name);
  made.setIssuer(name);
  made.setExtensions([{ name: "subjectAltName", altNames: [{ type: 7, ip: address }] }]);
  made.sign(forge.pki.privateKeyFromPem(key), forge.md.sha256.create());
  return forge.pki.certificateToPem(made);
}

beforeAll(async () => {
  pushes = await startApplePushes({ certificate, key });
  saved = await startGooglePasses({ account: google.account, publicKey: keys.publicKey });
  ground = await openGround({ worker: false, wallets: { apple, google }, findPasses: () => Promise.resolve([]) });
  const walletLines = {
    apple: pushToApple(apple, { url: pushes.url, ca: certificate }),
    google: writeToGoogle(google, { url: saved.url, tokenUrl: saved.tokenUrl }),
  };
  Object.assign(ground.app, { walletLines, publicUrl: "https://care.example" });
  document = await makeOne(ground.app, { booking, key: passKey, passes: [pass] });
  // Whoever has landed is told nothing, and the flight of this booking is of a fixed day.
  await ground.app.db`update documents.document set ends_at = platform.now() + interval '1 day'`;
});
afterAll(async () => {
  await ground?.close();
  await pushes?.close();
  await saved?.close();
});

const said = (pkpass: Uint8Array): Record<string, any> =>
  JSON.parse(Buffer.from(unzipSync(pkpass)["pass.json"] ?? []).toString());

async function workAll(): Promise<void> {
  while (await workOnTasks(ground.app));
}

test("a pass that is void is void in the wallets that it was taken to", async () => {
  const { app } = ground;
  await notePass(app, { document, wallet: "apple", language: "en" });
  await notePass(app, { document, wallet: "google", language: "en" });
  const link = await linkToGoogle(app, document, "en");
  const { payload } = JSON.parse(Buffer.from(link.split(".").at(-2) ?? "", "base64url").toString());
  const [flight, object] = [payload.flightClasses[0], payload.flightObjects[0]];
  saved.passes.set(object.id, object);

  const mine = said(render(app, document, "apple", "en").content);
  expect(mine["webServiceURL"]).toBe("https://care.example/wallet/apple");
  const [serial, token] = [mine["serialNumber"], mine["authenticationToken"]];
  const ask = (method: string, path: string, proof = token, more: RequestInit = {}) =>
    fetch(`${ground.url}/wallet/apple/v1${path}`, {
      method,
      ...more,
      headers: { authorization: `ApplePass ${proof}`, "content-type": "application/json", ...more.headers },
    });
  const registrations = `/devices/phone1/registrations/${apple.passType}`;
  const body = JSON.stringify({ pushToken: "ab12" });
  expect((await ask("POST", `${registrations}/${serial}`, "0".repeat(40), { body })).status).toBe(401);
  expect((await ask("POST", `${registrations}/${serial}`, token, { body: "{}" })).status).toBe(400);
  expect((await ask("POST", `${registrations}/${serial}`, token, { body })).status).toBe(201);
  expect((await ask("POST", `${registrations}/${serial}`, token, { body })).status).toBe(200);
  const before = (await (await ask("GET", registrations)).json()) as { serialNumbers: string[]; lastUpdated: string };
  expect(before.serialNumbers).toEqual([serial]);
  expect((await ask("GET", `${registrations}?passesUpdatedSince=${before.lastUpdated}`)).status).toBe(204);

  // Another gate, noticed by whoever looks at the document first.
  await makeOne(app, { booking, key: passKey, passes: [{ ...pass, gate: "Z9" }] });
  await workAll();
  expect(pushes.came).toHaveLength(1);
  expect(saved.flights.get(flight.id)).toMatchObject({ origin: { gate: "Z9" } });
  await app.db`update documents.document set ends_at = platform.now() + interval '1 day'`;

  // The booking is gone from what we keep: the pass holds no longer.
  await lookAgain(app, [{ bookingId: booking.id }]);
  await workAll();
  expect(pushes.came).toEqual(
    Array.from({ length: 2 }, () => ({ pushToken: "ab12", topic: apple.passType, body: "{}" })),
  );
  expect(saved.passes.get(object.id)).toMatchObject({ state: "INACTIVE" });
  expect(saved.flights.has(flight.id)).toBe(true);
  const after = await ask("GET", `${registrations}?passesUpdatedSince=${before.lastUpdated}`);
  expect(((await after.json()) as { serialNumbers: string[] }).serialNumbers).toEqual([serial]);
  expect((await ask("GET", `/passes/${apple.passType}/${serial}`, "0".repeat(40))).status).toBe(401);
  const fetched = await ask("GET", `/passes/${apple.passType}/${serial}`);
  expect(said(new Uint8Array(await fetched.arrayBuffer()))).toMatchObject({ voided: true, serialNumber: serial });
  const known = { headers: { "if-modified-since": fetched.headers.get("last-modified") ?? "" } };
  expect((await ask("GET", `/passes/${apple.passType}/${serial}`, token, known)).status).toBe(304);

  // A phone that let it go is asked no more.
  pushes.gone.add("ab12");
  await app.db`insert into documents.task (kind, about) select 'wallet', id::text from documents.wallet_pass`;
  await workAll();
  expect(await app.db`select from documents.wallet_device`).toHaveLength(0);
  expect((await ask("DELETE", `${registrations}/${serial}`)).status).toBe(200);
});
