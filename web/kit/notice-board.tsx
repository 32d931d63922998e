/** Where notices show: a place of its own beside the application, made when the first notice comes. */
import { MantineProvider } from "@mantine/core";
import { notifications, Notifications } from "@mantine/notifications";
import { createRoot } from "react-dom/client";
import { nonce } from "./trusted.ts";
import { theme, tokensForMantine } from "./theme/theme.ts";

/** What a notice says. */
export interface Notice {
  title: string | null;
  message: string;
  /** Milliseconds until it goes by itself. */
  lasts: number;
  bad: boolean;
  /** What its button to close it is called; without one it only goes by itself. */
  close: string | null;
}

const place = document.body.appendChild(document.createElement("div"));
createRoot(place).render(
  <MantineProvider
    theme={theme}
    cssVariablesResolver={tokensForMantine}
    defaultColorScheme="auto"
    getStyleNonce={() => nonce}
  >
    <Notifications position="bottom-left" containerWidth={264} limit={3} />
  </MantineProvider>,
);

/** Shows a notice. */
export function show({ title, message, lasts, bad, close }: Notice): void {
  notifications.show({
    title,
    message,
    autoClose: lasts,
    withBorder: true,
    color: bad ? "red" : "gray",
    withCloseButton: close !== null,
    ...(close !== null && { closeButtonProps: { "aria-label": close } }),
  });
}
