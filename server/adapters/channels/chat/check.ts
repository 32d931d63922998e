/** Whether the pages that should carry a chat can: there is no vendor to ask. */
import {
  bareAddress,
  type ChannelAccount,
  type Check,
  type CheckPort,
  found,
} from "../../../modules/channels/index.ts";

const leastSecret = 32;

const isOrigin = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;

function look({ secrets }: ChannelAccount): Promise<readonly Check[]> {
  const isLong = (secrets["siteSecret"] ?? "").length >= leastSecret;
  const all = (secrets["origins"] ?? "").split(/[\s,]+/).filter(Boolean);
  const isOpen = all.length > 0 && all.every(isOrigin);
  // What is no address at all may be the secret in the wrong field.
  const wrong = all
    .filter((one) => !isOrigin(one))
    .map(bareAddress)
    .filter(Boolean);
  return Promise.resolve([
    found("keys", isLong ? "taken" : "too-short", { isFine: isLong }),
    found("origins", isOpen ? "complete" : all.length === 0 ? "not-set" : "no-address", {
      isFine: isOpen,
      about: isOpen ? all.slice(0, 20) : wrong.slice(0, 20),
    }),
  ]);
}

export const checks: CheckPort = { look };
