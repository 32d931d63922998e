/** The customer on a small screen: over the page. */
import { Drawer } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "../../kit/words/words.tsx";

export default function CustomerDrawer({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const { desk, common } = useWords();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={340}
      title={desk.customer.title}
      closeButtonProps={{ "aria-label": common.close }}
      styles={{ body: { padding: 0 } }}
    >
      {children}
    </Drawer>
  );
}
