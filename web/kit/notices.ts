/** Short notices at the edge of the page: something was done, or did not work. */
import { notifications } from "@mantine/notifications";
import { explain } from "./explain.ts";
import type { Words } from "./words/words.tsx";

/** Says that something was done. */
export function tell(message: string): void {
  notifications.show({ message, autoClose: 4000, withBorder: true, color: "gray" });
}

/** Says that something did not work, and why. */
export function tellTrouble(error: unknown, words: Words): void {
  const { happened, safe, requestId } = explain(error, words);
  notifications.show({
    title: words.trouble.actionTitle,
    message: [happened, safe, requestId && `${words.trouble.request} ${requestId}`].filter(Boolean).join(" "),
    autoClose: 10_000,
    withBorder: true,
    color: "red",
  });
}
