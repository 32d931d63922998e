/** Calls of the API as an engineer of the airline makes them; apart from the ground, so that a browser test need not load the server. */
export interface Answer<Body = any> {
  status: number;
  body: Body;
  headers: Headers;
}

export interface Api {
  <Body = any>(method: string, path: string, body?: unknown): Promise<Answer<Body>>;
}

export const apiOf =
  (url: string, token: string | null): Api =>
  async (method, path, body) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json");
    return {
      status: response.status,
      body: isJson && text ? JSON.parse(text) : text,
      headers: response.headers,
    };
  };
