/** A courier that takes letters over HTTP: whatever the airline sends its mail and text messages with. */
import type { Courier } from "../../../modules/proof/index.ts";

const timeoutMs = 5000;

export const httpCourier = ({ url, token }: { url: string; token: string }): Courier => ({
  async carry(letter) {
    try {
      const response = await fetch(`${url}/letters`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body: JSON.stringify(letter),
        // The token is for this server alone.
        redirect: "error",
        signal: AbortSignal.timeout(timeoutMs),
      });
      await response.body?.cancel();
      if (response.ok) return "taken";
      return response.status >= 400 && response.status < 500 && response.status !== 429 ? "refused" : "away";
    } catch {
      return "away";
    }
  },
});
