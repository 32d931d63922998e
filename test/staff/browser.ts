/** What a browser does for a person who signs in: keeps cookies, and says where the page came from. */
import type { Ground } from "../ground.ts";
import type { Answer } from "../call-api.ts";

export interface Browser {
  cookies: Map<string, string>;
  /** As `Set-Cookie` said them, with their flags. */
  setCookies: string[];
  /** Where its page comes from; null says nothing of it. */
  origin: string | null;
  call(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Opens a one-time link as its page does. */
  open(link: string): Promise<Answer>;
  signIn(email: string, password: string): Promise<Answer>;
}

export function openBrowser({ url }: Ground): Browser {
  const cookies = new Map<string, string>();
  const setCookies: string[] = [];
  const send = async (address: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set("cookie", cookieOf(browser));
    if (browser.origin !== null && init.method !== "GET") headers.set("origin", browser.origin);
    const response = await fetch(address, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      setCookies.push(line);
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "" || /max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const browser: Browser = {
    cookies,
    setCookies,
    origin: url,
    async call(method, path, body) {
      const response = await send(url + path, {
        method,
        ...(body !== undefined && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = response.headers.get("content-type")?.includes("json");
      return { status: response.status, headers: response.headers, body: isJson && text ? JSON.parse(text) : text };
    },
    open: (link) => browser.call("POST", "/api/v1/sign-in/link", { token: tokenOf(link) }),
    signIn: (email, password) => browser.call("POST", "/api/v1/sign-in/password", { email, password }),
  };
  return browser;
}

/** What a one-time link carries after its hash. */
export const tokenOf = (link: string): string => new URL(link).hash.slice(1);

/** The cookies as a request carries them. */
export const cookieOf = ({ cookies }: Browser): string =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");

/** Attempts are counted per address, and all tests come from one. */
export const forgetAttempts = ({ app }: Ground): Promise<unknown> => app.db`delete from staff.failure`;

let last = 0;

/** Adds a person and gives their link; everybody has another address. */
export async function addPerson(ground: Ground, role = "agent"): Promise<{ id: string; email: string; link: string }> {
  const email = `person${++last}@airline.test`;
  const { status, body } = await ground.api("POST", "/api/v1/staff", { email, name: `Person ${last}`, role });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return { id: body.id, email, link: body.signInLink };
}

export const password = "a horse, a battery and a staple";

/** A person who opened their link, in a browser that is signed in. */
export async function signedIn(ground: Ground, role = "agent") {
  const person = await addPerson(ground, role);
  const browser = openBrowser(ground);
  await browser.open(person.link);
  return { ...person, browser };
}
