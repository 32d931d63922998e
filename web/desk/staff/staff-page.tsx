/** Who works here, which programs have a token, and who did what. */
import { Button, SegmentedControl } from "@mantine/core";
import { IconKey, IconUserPlus } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useMay } from "../../kit/me.tsx";
import { Page } from "../../kit/parts/page.tsx";
import { useAllWords } from "../../kit/words/words.tsx";
import { NotForYou } from "../shell/no-such-page.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { Audit } from "./audit.tsx";
import { DirectorySettings } from "./directory.tsx";
import { People } from "./people.tsx";
import { SignInRules } from "./rules.tsx";
import { Tokens } from "./tokens.tsx";

const AddPerson = lazy(() => import("./add-person.tsx"));
const AddToken = lazy(() => import("./add-token.tsx"));

type Shown = "people" | "tokens" | "rules" | "audit";

export function StaffPage() {
  return useMay("staff:manage") ? <Staff /> : <NotForYou />;
}

function Staff() {
  const { staff: said, managing } = useAllWords();
  usePageTitle(said.title);
  const [shown, setShown] = useState<Shown>("people");
  const [adding, setAdding] = useState<"person" | "token" | null>(null);
  const close = () => setAdding(null);
  return (
    <Page
      title={said.title}
      about={said.about}
      actions={
        <>
          <Button variant="default" leftSection={<IconKey size={16} />} onClick={() => setAdding("token")}>
            {said.addToken}
          </Button>
          <Button leftSection={<IconUserPlus size={16} />} onClick={() => setAdding("person")}>
            {said.add}
          </Button>
        </>
      }
    >
      <SegmentedControl
        mb={14}
        aria-label={said.title}
        value={shown}
        onChange={(chosen) => setShown(chosen)}
        data={[
          { value: "people", label: said.people },
          { value: "tokens", label: managing.tokens },
          { value: "rules", label: managing.rules },
          { value: "audit", label: said.audit },
        ]}
      />
      {shown === "people" && <People />}
      {shown === "tokens" && <Tokens />}
      {shown === "rules" && (
        <>
          <SignInRules />
          <DirectorySettings />
        </>
      )}
      {shown === "audit" && <Audit />}
      <Suspense>
        {adding === "person" && <AddPerson onClose={close} />}
        {adding === "token" && <AddToken onClose={close} />}
      </Suspense>
    </Page>
  );
}
