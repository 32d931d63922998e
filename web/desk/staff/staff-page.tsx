/** Who works here, which programs have a token, and who did what. */
import { Button, SegmentedControl } from "@mantine/core";
import { IconKey, IconUserPlus } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useMay } from "../../kit/me.tsx";
import { Page } from "../../kit/parts/page.tsx";
import { useWords } from "../../kit/words/words.tsx";
import { NotForYou } from "../shell/no-such-page.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { Audit } from "./audit.tsx";
import { People } from "./people.tsx";

const AddPerson = lazy(() => import("./add-person.tsx"));
const AddToken = lazy(() => import("./add-token.tsx"));

export function StaffPage() {
  return useMay("staff:manage") ? <Staff /> : <NotForYou />;
}

function Staff() {
  const said = useWords().staff;
  usePageTitle(said.title);
  const [shown, setShown] = useState<"people" | "audit">("people");
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
        data={(["people", "audit"] as const).map((value) => ({ value, label: said[value] }))}
      />
      {shown === "people" ? <People /> : <Audit />}
      <Suspense>
        {adding === "person" && <AddPerson onClose={close} />}
        {adding === "token" && <AddToken onClose={close} />}
      </Suspense>
    </Page>
  );
}
