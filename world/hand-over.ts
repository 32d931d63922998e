/** Hands a request to a webhook; gives whether it was taken, and its answer in a word. */
export async function handOver(
  url: string,
  { headers, body }: { headers: Record<string, string>; body: string },
  signal: AbortSignal,
): Promise<Handed> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body,
      redirect: "manual",
      signal,
    });
    await response.arrayBuffer();
    return { ok: response.ok, gone: false, text: String(response.status) };
  } catch (error) {
    return { ok: false, gone: false, text: error instanceof Error ? error.name : "unreachable" };
  }
}

export interface Handed {
  ok: boolean;
  /** There is no webhook any more. */
  gone: boolean;
  text: string;
}
