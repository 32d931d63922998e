/** What is done with a case less often. */
import { Menu } from "@mantine/core";
import { IconCheck, IconMessageOff, IconRotate2, IconUserShare } from "@tabler/icons-react";
import type { Opening } from "../../kit/parts/late.tsx";
import { useWords } from "../../kit/words/words.tsx";

interface More extends Opening {
  onClose: (outcome: "solved" | "needed-no-answer") => void;
  onReopen: (() => void) | null;
  onAssign: (() => void) | null;
}

export default function MoreActions({ target, opened, onOpened, onClose, onReopen, onAssign }: More) {
  const said = useWords().desk.case;
  return (
    <Menu
      opened={opened}
      onChange={onOpened}
      position="bottom-end"
      withinPortal={false}
      withInitialFocusPlaceholder={false}
      returnFocus
    >
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCheck size={16} />} onClick={() => onClose("solved")}>
          {said.closeSolved}
        </Menu.Item>
        <Menu.Item
          id="close-no-answer"
          leftSection={<IconMessageOff size={16} />}
          onClick={() => onClose("needed-no-answer")}
        >
          {said.closeNoAnswer}
        </Menu.Item>
        {onReopen && (
          <Menu.Item leftSection={<IconRotate2 size={16} />} onClick={onReopen}>
            {said.reopen}
          </Menu.Item>
        )}
        {onAssign && (
          <Menu.Item leftSection={<IconUserShare size={16} />} onClick={onAssign}>
            {said.assign}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
