/** Asks before a template is deleted for good, and says which channel kept it and why. */
import { Button, Group, Modal, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { deleteTemplate } from "../../../contract/templates.ts";
import { call } from "../../kit/call.ts";
import { explain } from "../../kit/explain.ts";
import { tell } from "../../kit/notices.ts";
import { useChannelWords } from "../../kit/words/words.tsx";
import { type Account, libraryKey, readableName, type Template } from "./library-query.ts";
import styles from "./library.module.css";
import { useReason } from "./reason.ts";

interface Asked {
  of: Template;
  accounts: readonly Account[];
  onClose: () => void;
}

export default function DeleteDialog({ of, accounts, onClose }: Asked) {
  const words = useChannelWords();
  const said = words.templates;
  const reason = useReason();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => call(deleteTemplate, { params: { templateId: of.id } }),
    onSuccess: async ({ kept }) => {
      if (kept.length > 0) return;
      tell(said.deletedNow);
      await navigate({ to: "/desk/templates" });
    },
    onSettled: () => void queries.invalidateQueries({ queryKey: libraryKey }),
  });
  const there = accounts.filter(({ id }) =>
    of.approvals.some(({ channelAccountId, state }) => channelAccountId === id && state !== "waiting"),
  );
  const kept = remove.data?.kept ?? [];
  const nameOf = (id: string): string => accounts.find((one) => one.id === id)?.name ?? said.removedAccount;
  return (
    <Modal
      opened
      onClose={onClose}
      title={said.deleteTitle(readableName(of.name))}
      closeButtonProps={{ "aria-label": words.common.close }}
    >
      <Stack gap="sm">
        <p className={styles.plain}>
          {there.length === 0 ? said.deleteHere : said.deleteThere(there.map(({ name }) => name).join(", "))}
        </p>
        <p className={styles.soft}>{said.deleteStays}</p>
        {kept.length > 0 && (
          <div role="alert">
            <p className={styles.warn}>{said.deleteKept}</p>
            <ul className={styles.reasons}>
              {kept.map(({ channelAccountId, why }) => (
                <li key={channelAccountId}>
                  <bdi>{nameOf(channelAccountId)}</bdi>: {reason(why)}
                </li>
              ))}
            </ul>
          </div>
        )}
        {remove.error && (
          <p role="alert" className={styles.warn}>
            {explain(remove.error, words).happened}
          </p>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {words.common.cancel}
          </Button>
          <Button id="delete-template" color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
            {kept.length > 0 ? said.deleteAgain : said.deleteSurely}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
