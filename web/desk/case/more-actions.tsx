/** What is done with a case less often. */
import { Menu } from "@mantine/core";
import {
  IconArrowForwardUp,
  IconCheck,
  IconHeart,
  IconMessageOff,
  IconQuestionMark,
  IconRotate2,
  IconUserShare,
  IconZzz,
} from "@tabler/icons-react";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import type { Opening } from "../../kit/parts/late.tsx";
import type { CaseKind } from "../../kit/wire.ts";
import { useLaterWords } from "../../kit/words/words.tsx";

interface More extends Opening {
  kind: CaseKind;
  onSnooze: (() => void) | null;
  onTurn: () => void;
  onClose: (outcome: "solved" | "needed-no-answer") => void;
  onReopen: (() => void) | null;
  onAssign: (() => void) | null;
  onHandOn: (() => void) | null;
}

export default function MoreActions({
  target,
  opened,
  onOpened,
  kind,
  onClose,
  onReopen,
  onAssign,
  onHandOn,
  onSnooze,
  onTurn,
}: More) {
  const { care, desk, handOn } = useLaterWords();
  const said = desk.case;
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
          rightSection={<KeyHint command="no-answer" />}
        >
          {kind === "word" ? care.words.needsNone : said.closeNoAnswer}
        </Menu.Item>
        <Menu.Item
          id="turn"
          leftSection={kind === "word" ? <IconQuestionMark size={16} /> : <IconHeart size={16} />}
          onClick={onTurn}
          rightSection={<KeyHint command="turn" />}
        >
          {kind === "word" ? care.words.toQuestion : care.words.toWord}
        </Menu.Item>
        {onSnooze && (
          <Menu.Item
            id="snooze"
            leftSection={<IconZzz size={16} />}
            onClick={onSnooze}
            rightSection={<KeyHint command="snooze" />}
          >
            {care.promise.snooze}
          </Menu.Item>
        )}
        {onReopen && (
          <Menu.Item leftSection={<IconRotate2 size={16} />} onClick={onReopen}>
            {said.reopen}
          </Menu.Item>
        )}
        {onHandOn && (
          <Menu.Item
            id="hand-on"
            leftSection={<IconArrowForwardUp size={16} />}
            onClick={onHandOn}
            rightSection={<KeyHint command="hand-on" />}
          >
            {handOn.title}
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
