/** A passkey made by hand: what a phone or a key does (WebAuthn, attestation "none", ES256), able to lie where a test wants it to. */
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

interface Asked {
  challengeId: string;
  options: any;
}

export interface Lies {
  origin?: string;
  rpId?: string;
  challenge?: string;
  /** The person was not asked for finger, face or PIN. */
  isUnverified?: boolean;
  counter?: number;
}

const base64 = (bytes: Buffer): string => bytes.toString("base64url");
const sha256 = (text: string | Buffer): Buffer => createHash("sha256").update(text).digest();

/** CBOR of a text or byte string, up to 65,535 long. */
function cborString(major: 2 | 3, bytes: Buffer): Buffer {
  const head =
    bytes.length < 24
      ? Buffer.from([(major << 5) | bytes.length])
      : bytes.length < 256
        ? Buffer.from([(major << 5) | 24, bytes.length])
        : Buffer.from([(major << 5) | 25, bytes.length >> 8, bytes.length & 255]);
  return Buffer.concat([head, bytes]);
}

const cborText = (text: string): Buffer => cborString(3, Buffer.from(text));
const cborBytes = (bytes: Buffer): Buffer => cborString(2, bytes);

export function newAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(32);
  let counter = 0;

  const authData = (rpId: string, lies: Lies, more = Buffer.alloc(0)): Buffer => {
    const flags = 0x01 | (lies.isUnverified ? 0 : 0x04) | (more.length > 0 ? 0x40 : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(lies.counter ?? ++counter);
    return Buffer.concat([sha256(lies.rpId ?? rpId), Buffer.from([flags]), count, more]);
  };
  const clientData = (type: string, asked: Asked, lies: Lies): Buffer =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: lies.challenge ?? asked.options.challenge,
        origin: lies.origin ?? origin,
        crossOrigin: false,
      }),
    );

  return {
    /** Answers `navigator.credentials.create`. */
    create(asked: Asked, lies: Lies = {}) {
      const key = Buffer.concat([
        Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
        cborBytes(Buffer.from(x, "base64url")),
        Buffer.from([0x22]),
        cborBytes(Buffer.from(y, "base64url")),
      ]);
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key]);
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        cborText("fmt"),
        cborText("none"),
        cborText("attStmt"),
        Buffer.from([0xa0]),
        cborText("authData"),
        cborBytes(authData(asked.options.rp.id, lies, attested)),
      ]);
      return {
        challengeId: asked.challengeId,
        credential: {
          id: base64(id),
          rawId: base64(id),
          type: "public-key",
          clientExtensionResults: {},
          response: {
            clientDataJSON: base64(clientData("webauthn.create", asked, lies)),
            attestationObject: base64(attestation),
            transports: ["internal"],
          },
        },
      };
    },
    /** Answers `navigator.credentials.get`. */
    get(asked: Asked, lies: Lies = {}) {
      const data = clientData("webauthn.get", asked, lies);
      const authenticator = authData(asked.options.rpId, lies);
      const signature = sign("sha256", Buffer.concat([authenticator, sha256(data)]), privateKey);
      return {
        challengeId: asked.challengeId,
        credential: {
          id: base64(id),
          rawId: base64(id),
          type: "public-key",
          clientExtensionResults: {},
          response: {
            clientDataJSON: base64(data),
            authenticatorData: base64(authenticator),
            signature: base64(signature),
          },
        },
      };
    },
  };
}
