/** Sessions, one's own or a colleague's: where, since when, and the way to end each. */
import { Button } from "@mantine/core";
import { Moment } from "../../kit/parts/age.tsx";
import lists from "../../kit/parts/list.module.css";
import type { Session } from "../../kit/wire.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./account.module.css";
import { deviceOf } from "./device.ts";
import { Row } from "./row.tsx";

export function SessionRows({ sessions, onEnd }: { sessions: readonly Session[]; onEnd: (id: string) => void }) {
  const { security: said } = useAllWords();
  const nameOf = (userAgent: string): string => {
    const { browser, system } = deviceOf(userAgent);
    return browser && system ? said.on(browser, system) : (browser ?? system ?? said.unknownDevice);
  };
  return (
    <ul className={lists.list}>
      {sessions.map((session) => (
        <Row
          key={session.id}
          title={
            <>
              {nameOf(session.userAgent)} {session.isThis && <span className={styles.here}>{said.thisOne}</span>}
            </>
          }
          about={
            <>
              {session.address} · {said.ways[session.way]}
              {session.hasSecondFactor && session.way !== "passkey" && ` + ${said.withFactor}`} · {said.began}{" "}
              <Moment at={session.beganAt} />
            </>
          }
          state={
            <>
              {said.lastSeen} <Moment at={session.lastSeenAt} />
            </>
          }
        >
          {!session.isThis && (
            <Button variant="default" size="xs" onClick={() => onEnd(session.id)}>
              {said.endOne}
            </Button>
          )}
        </Row>
      ))}
    </ul>
  );
}
