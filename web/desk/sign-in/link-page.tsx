/** A one-time link: opening it spends nothing, for scanners open links too. The press of a button does. */
import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { signInWithLink } from "../../../contract/sign-in.ts";
import { call } from "../../kit/call.ts";
import { explain } from "../../kit/explain.ts";
import { Refused } from "../../kit/problem.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import { Frame, Wrong } from "./frame.tsx";
import { useEntering } from "./use-entering.ts";

/** No scanner comes by on one's own machine: there the link goes on by itself. */
const isOwnMachine = (): boolean => ["localhost", "127.0.0.1"].includes(location.hostname);

export default function LinkPage() {
  const words = useAllWords();
  const said = words.signingIn.link;
  const { error, busy, enter } = useEntering<"link">();
  const begun = useRef(false);
  const go = async () => {
    const token = location.hash.slice(1);
    const isIn = await enter("link", () => call(signInWithLink, { body: { token } }));
    if (isIn) location.replace("/desk");
  };
  useEffect(() => {
    if (begun.current || !isOwnMachine()) return;
    begun.current = true;
    void go();
  });
  return (
    <Frame title={said.title} about={said.about}>
      {error !== null && (
        <Wrong>{error instanceof Refused && error.status === 400 ? said.spent : explain(error, words).happened}</Wrong>
      )}
      {error === null ? (
        <Button id="use-link" size="md" fullWidth loading={busy !== null} onClick={() => void go()}>
          {said.go}
        </Button>
      ) : (
        <Button component="a" href="/desk" variant="default" size="md" fullWidth>
          {said.toSignIn}
        </Button>
      )}
    </Frame>
  );
}
