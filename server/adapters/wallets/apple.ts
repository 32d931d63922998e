/** Tells Apple that a phone has to fetch its pass anew: an empty push, signed in by the certificate that signs the pass. */
import { connect, constants } from "node:http2";
import type { AppleWallet, WalletLines } from "../../modules/documents/index.ts";

const timeoutMs = 10_000;

interface Elsewhere {
  url?: string;
  /** PEM: who vouches for the other side, where it is not a public authority. */
  ca?: string;
}

/** developer.apple.com: sending notification requests to APNs; adding a web service to update passes. A push a line: they are few, and far between. */
export function pushToApple(
  { certificate, key, passType }: AppleWallet,
  { url = "https://api.push.apple.com", ca }: Elsewhere = {},
): NonNullable<WalletLines["apple"]> {
  return async (pushToken) => {
    const line = connect(url, { cert: certificate, key, ...(ca !== undefined && { ca }) });
    try {
      return judge(await push(line, { pushToken, passType }));
    } catch {
      return "later";
    } finally {
      line.destroy();
    }
  };
}

interface Answer {
  status: number;
  reason: string;
}

function push(
  line: ReturnType<typeof connect>,
  { pushToken, passType }: { pushToken: string; passType: string },
): Promise<Answer> {
  return new Promise((done, fail) => {
    line.once("error", fail);
    line.setTimeout(timeoutMs, () => fail(new Error("Apple took too long")));
    const asked = line.request({
      [constants.HTTP2_HEADER_METHOD]: "POST",
      [constants.HTTP2_HEADER_PATH]: `/3/device/${encodeURIComponent(pushToken)}`,
      "apns-topic": passType,
    });
    let [status, said] = [0, ""];
    asked.once("error", fail);
    asked.once("response", (headers) => (status = Number(headers[constants.HTTP2_HEADER_STATUS])));
    asked.on("data", (part: Buffer) => (said = (said + part.toString()).slice(0, 1000)));
    asked.once("end", () => done({ status, reason: said }));
    asked.end("{}");
  });
}

/** 410: the phone let the pass go. A token that is none never becomes one. */
const judge = ({ status, reason }: Answer) =>
  status === 200 ? "told" : status === 410 || reason.includes("BadDeviceToken") ? "gone" : "later";
