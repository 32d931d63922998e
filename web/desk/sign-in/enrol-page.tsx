/** Who must have a second factor and has none sets one up, and can do nothing else before. */
import { Anchor } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { orTell } from "../../kit/notices.ts";
import { signOut } from "../../kit/session.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import { Factors } from "../account/factors.tsx";
import { Frame } from "./frame.tsx";
import styles from "./sign-in-page.module.css";

export default function EnrolPage() {
  const words = useAllWords();
  const said = words.signingIn.enrol;
  const queries = useQueryClient();
  const askAgain = () => queries.resetQueries();
  const leave = async () => {
    await signOut();
    await askAgain();
  };
  return (
    <Frame title={said.title} about={said.about}>
      <Factors onSetUp={() => void askAgain()} />
      <section className={styles.help}>
        <p>
          <Anchor component="button" type="button" size="sm" onClick={() => void orTell(words, leave)}>
            {words.account.signOut}
          </Anchor>
        </p>
      </section>
    </Frame>
  );
}
