/** An address that leads nowhere, or to a page that one's role does not open. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Empty } from "../../kit/parts/states.tsx";
import { useWords } from "../../kit/words/words.tsx";
import { usePages } from "./pages.ts";

export function NoSuchPage() {
  const { trouble } = useWords();
  return (
    <main>
      <Empty whole title={trouble.noSuchPage}>
        <Button component={Link} to="/desk" variant="default" mt={8}>
          {trouble.toDesk}
        </Button>
      </Empty>
    </main>
  );
}

/** Says kindly that one's role does not open this page. */
export function NotForYou() {
  const { trouble } = useWords();
  const some = usePages().length > 0;
  return (
    <main>
      <Empty whole title={some ? trouble.noPermission : trouble.noPages}>
        {some ? trouble.noPermissionHelp : trouble.noPagesHelp}
      </Empty>
    </main>
  );
}
