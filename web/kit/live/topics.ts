/** Which fetched answers a live topic makes stale. Query keys begin with what they show. */

/** Whether a topic is of one case or person, which few look at. */
export const isOfOne = (topic: string): boolean => topic.includes("/");

/** Whether an answer under `key` has to be fetched again when `topic` changed. */
export function isTouched(topic: string, key: readonly unknown[]): boolean {
  const [kind, id] = topic.split("/", 2);
  switch (kind) {
    case "queue":
      return key[0] === "desk" || key[0] === "promised" || key[0] === "views" || key[0] === "wall";
    case "case":
    case "proposal":
    case "trial":
      return key[0] === kind && key[1] === id;
    // Who was joined from several is told of under each of their ids.
    case "customer":
      return key[0] === kind && (key[1] === id || (Array.isArray(key[1]) && key[1].includes(id)));
    case "mentions":
      return key[0] === "messages" || key[0] === "desk";
    case "channels":
      // Whether what is written in a case can go.
      return key[0] === kind || key[0] === "operations" || key[0] === "case";
    case "reply-times":
    case "views":
    case "assignment":
    case "roster":
    case "staff":
    case "templates":
    case "facts":
    case "language-model":
    case "payments":
    case "privacy-requests":
      return key[0] === kind;
    case "caller":
      return key[0] === "account" || (key[0] === "staff" && key[1] === "sessions" && key[2] === id);
    default:
      return false;
  }
}
