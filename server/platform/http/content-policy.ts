/** What a page of ours may load and run. Scripts and styles need the nonce of their answer, or the hash of what they say. */
import { createHash, randomBytes } from "node:crypto";

/** For what is no page: nothing may be loaded, run or framed. */
export const nothingAllowed = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

export const newNonce = (): string => randomBytes(18).toString("base64");

/** For an application: its own scripts by nonce, and what those load; text becomes markup only through the page's one Trusted Types policy. */
export const policyOfApplication = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    // Letters, each under a policy of its own in which nothing runs.
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types default",
  ].join("; ");

/** For a page that needs no script: only the styles it was written with, known by their hash, so that it may be kept in a cache. `posts`: it holds a form for us. */
export const policyOfPage = (style: string, { posts = false }: { posts?: boolean } = {}): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
    "img-src 'self' data:",
    "base-uri 'none'",
    posts ? "form-action 'self'" : "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
