/** Which fetched answers a live topic makes stale. Query keys begin with what they show. */

/** The first words of query keys, in one place because live topics name them too. */
export type QueryKey =
  | readonly ["me"]
  | readonly ["desk", ...unknown[]]
  | readonly ["case", string]
  | readonly ["customer", string, ...unknown[]]
  | readonly ["messages", ...unknown[]]
  | readonly ["figures", ...unknown[]]
  | readonly ["channels", ...unknown[]]
  | readonly ["staff", ...unknown[]]
  | readonly ["audit", ...unknown[]]
  | readonly ["reply-times"];

/** Whether an answer under `key` has to be fetched again when `topic` changed. */
export function isTouched(topic: string, key: readonly unknown[]): boolean {
  const [kind, id] = topic.split("/", 2);
  switch (kind) {
    case "queue":
    case "mine":
      return key[0] === "desk";
    case "case":
    case "customer":
      return key[0] === kind && key[1] === id;
    case "mentions":
      return key[0] === "messages" || key[0] === "desk";
    case "reply-times":
    case "channels":
      return key[0] === kind;
    default:
      return false;
  }
}
