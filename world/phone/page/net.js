/** Talks with the world: fetches, writes, and hears what changed. */

export async function get(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

/** Sends JSON; a refusal throws the sentence the world gave. */
export async function send(path, body, method = "POST") {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? "The world did not answer.");
  return answer;
}

/** Calls back with every change, and with `{ kind: "again" }` after a time without connection. */
export function follow(onChange) {
  const source = new EventSource("/phone/events");
  let lost = false;
  source.addEventListener("message", (event) => onChange(JSON.parse(event.data)));
  source.addEventListener("error", () => {
    lost = true;
  });
  source.addEventListener("open", () => {
    if (lost) onChange({ kind: "again" });
    lost = false;
  });
}
