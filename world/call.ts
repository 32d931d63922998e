/** A call of an API by its token, as any program would make it; gives the status and what was answered. */
export async function call(
  address: string,
  { method, token, body, signal }: { method: string; token: string; body?: unknown; signal: AbortSignal },
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(address, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.any([signal, AbortSignal.timeout(15_000)]),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? null : (JSON.parse(text) as unknown) };
}
