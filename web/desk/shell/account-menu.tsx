/** One's own account: language, light and dark, keys, password, signing out. */
import { Menu, SegmentedControl, Switch, useMantineColorScheme } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconKey, IconKeyboard, IconLogout } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { forgetKept } from "../../kit/kept.ts";
import { useMe } from "../../kit/me.tsx";
import { tellTrouble } from "../../kit/notices.ts";
import type { Opening } from "../../kit/parts/late.tsx";
import { signOut } from "../../kit/session.ts";
import { useWords } from "../../kit/words/words.tsx";
import styles from "./rail.module.css";
import { TongueSwitch } from "./tongue-switch.tsx";

interface Account extends Opening {
  onKeys: () => void;
  onPassword: () => void;
}

export default function AccountMenu({ target, opened, onOpened, onKeys, onPassword }: Account) {
  const words = useWords();
  const { account } = words;
  const me = useMe();
  const queries = useQueryClient();
  const leave = async () => {
    try {
      await signOut();
      forgetKept();
      queries.clear();
      location.assign("/desk");
    } catch (error) {
      tellTrouble(error, words);
    }
  };
  return (
    <Menu opened={opened} onChange={onOpened} position="right-end" width={264} trapFocus returnFocus>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <div className={styles.who}>
          <strong dir="auto">{me.name}</strong>
          <span>{words.roles[me.role]}</span>
        </div>
        <Menu.Divider />
        <Settings />
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onKeys}>
          {account.allKeys}
        </Menu.Item>
        <Menu.Item leftSection={<IconKey size={16} />} onClick={onPassword}>
          {me.hasPassword ? account.changePassword : account.setPassword}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void leave()}>
          {account.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Settings() {
  const { account } = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [lettersOn, setLettersOn] = useLocalStorage({ key: "jetbridge.letter-keys", defaultValue: true });
  return (
    <>
      <div className={styles.setting}>
        {account.language}
        <TongueSwitch fullWidth />
      </div>
      <div className={styles.setting}>
        {account.appearance}
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={account.appearance}
          value={colorScheme}
          onChange={(chosen) => setColorScheme(chosen)}
          data={[
            { value: "auto", label: account.system },
            { value: "light", label: account.light },
            { value: "dark", label: account.dark },
          ]}
        />
      </div>
      <div className={styles.setting}>
        <Switch
          label={account.letterKeys}
          description={account.letterKeysHelp}
          checked={lettersOn}
          onChange={(event) => setLettersOn(event.currentTarget.checked)}
        />
      </div>
    </>
  );
}
