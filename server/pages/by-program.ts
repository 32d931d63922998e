/** Whether a link is looked at by a program on somebody's behalf: a preview, a prefetch, a scanner. Pure. */
import type { IncomingHttpHeaders } from "node:http";

/** How previews and scanners of links name themselves. */
const programs =
  /bot\b|crawl|spider|preview|facebookexternalhit|facebookcatalog|whatsapp\/|skypeuripreview|slack-imgproxy|embedly|vkshare|viber|kakaotalk-scrap|google-safety|googleimageproxy|yahoomailproxy|safelinks|proofpoint|mimecast|barracuda|headlesschrome|curl\/|wget\/|python-|go-http-client|okhttp/i;

export function isByProgram(headers: IncomingHttpHeaders): boolean {
  const purpose = [headers["purpose"], headers["sec-purpose"], headers["x-purpose"], headers["x-moz"]].join(" ");
  if (/prefetch|prerender|preview|instant/i.test(purpose)) return true;
  const agent = headers["user-agent"];
  return !agent || programs.test(agent);
}
