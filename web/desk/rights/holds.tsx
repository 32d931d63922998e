/** What is held for the law: that it is, and until when; what it is only for administrators. */
import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { listHolds, openHold } from "../../../contract/rights.ts";
import { type Answer, call } from "../../kit/call.ts";
import { useMay } from "../../kit/me.tsx";
import { orTell } from "../../kit/notices.ts";
import { usePagesOf } from "../../kit/pages-of.ts";
import { Listing } from "../../kit/parts/listing.tsx";
import { Part } from "../../kit/parts/page.tsx";
import { useSay } from "../../kit/words/say.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import styles from "./rights.module.css";

export default function Holds() {
  const words = useLaterWords();
  const said = words.rights;
  const say = useSay();
  const mayLook = useMay("rights:read-held");
  const [opened, open] = useState<Answer<typeof openHold> | null>(null);
  const list = usePagesOf(["privacy-requests", "holds"], (cursor, signal) =>
    call(listHolds, { query: cursor, signal }),
  );
  const look = (holdId: string) => orTell(words, async () => open(await call(openHold, { params: { holdId } })));
  return (
    <Part title={said.holdsTitle}>
      <p className={styles.help}>{said.holdsHelp}</p>
      <Listing
        label={said.holdsTitle}
        list={list}
        empty={<p className={styles.help}>{said.holdsEmpty}</p>}
        head={
          <tr>
            <th scope="col">{said.what}</th>
            <th scope="col">{said.heldSince}</th>
            <th scope="col">{said.heldEnds}</th>
            {mayLook && <th scope="col">{said.actions}</th>}
          </tr>
        }
        renderRow={({ id, kind, heldAt, until }) => (
          <tr key={id} data-hold={kind}>
            <th scope="row">
              <span className={styles.name}>{said.holdKinds[kind]}</span>
            </th>
            <td>{say.date(heldAt)}</td>
            <td>{say.date(until)}</td>
            {mayLook && (
              <td>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={said.ofWhat(said.look, said.holdKinds[kind])}
                  onClick={() => void look(id)}
                >
                  {said.look}
                </Button>
              </td>
            )}
          </tr>
        )}
      />
      {opened && (
        <Modal
          opened
          size="xl"
          title={said.heldContent}
          onClose={() => open(null)}
          closeButtonProps={{ "aria-label": words.common.close }}
        >
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
          <pre className={styles.content} tabIndex={0}>
            {JSON.stringify(opened.content, null, 2)}
          </pre>
        </Modal>
      )}
    </Part>
  );
}
