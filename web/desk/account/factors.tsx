/** The two second factors to choose from, for who has none and needs one. */
import { Button } from "@mantine/core";
import { IconDeviceMobile, IconFingerprint } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./account.module.css";

const SetUpApp = lazy(() => import("./set-up-app.tsx"));
const AddPasskey = lazy(() => import("./add-passkey.tsx"));

export function Factors({ onSetUp }: { onSetUp: () => void }) {
  const { security: said } = useAllWords();
  const [open, setOpen] = useState<"app" | "passkey" | null>(null);
  const close = () => setOpen(null);
  return (
    <div className={styles.choices}>
      <div>
        <Button fullWidth size="md" leftSection={<IconFingerprint size={18} />} onClick={() => setOpen("passkey")}>
          {said.addPasskey}
        </Button>
        <p>{said.passkeysAbout}</p>
      </div>
      <div>
        <Button
          fullWidth
          size="md"
          variant="default"
          leftSection={<IconDeviceMobile size={18} />}
          onClick={() => setOpen("app")}
        >
          {said.setUpApp}
        </Button>
        <p>{said.appAbout}</p>
      </div>
      <Suspense>
        {open === "app" && <SetUpApp onClose={close} onDone={onSetUp} />}
        {open === "passkey" && <AddPasskey onClose={close} onDone={onSetUp} />}
      </Suspense>
    </div>
  );
}
