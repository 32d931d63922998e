/** One's own account: language, light and dark, keys, password, signing out. */
import { Popover, SegmentedControl, Switch, useMantineColorScheme } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconKeyboard, IconLogout, IconShieldLock } from "@tabler/icons-react";
import { cloneElement, type ReactNode } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { forgetKept } from "../../kit/kept.ts";
import { useMe } from "../../kit/me.tsx";
import { tellTrouble } from "../../kit/notices.ts";
import type { Opening } from "../../kit/parts/late.tsx";
import { signOut } from "../../kit/session.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import { AttendanceSwitch } from "./attendance-switch.tsx";
import styles from "./rail.module.css";
import { TongueSwitch } from "./tongue-switch.tsx";

interface Account extends Opening {
  onKeys: () => void;
}

export default function AccountMenu({ target, opened, onOpened, onKeys }: Account) {
  const words = useAllWords();
  const { account, security } = words;
  const navigate = useNavigate();
  const me = useMe();
  const queries = useQueryClient();
  const first = (act: () => void) => {
    onOpened(false);
    act();
  };
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
    <Popover opened={opened} onChange={onOpened} position="right-end" width={272} trapFocus returnFocus>
      <Popover.Target>{cloneElement(target, { onClick: () => onOpened(!opened) })}</Popover.Target>
      <Popover.Dropdown className={styles.account} aria-label={account.menu}>
        <div className={styles.who}>
          <strong dir="auto">{me.name}</strong>
          <span>{words.roles[me.role]}</span>
        </div>
        <AttendanceSwitch />
        <hr />
        <Settings />
        <hr />
        <Item icon={<IconKeyboard size={16} />} onClick={() => first(onKeys)}>
          {account.allKeys}
        </Item>
        <Item icon={<IconShieldLock size={16} />} onClick={() => first(() => void navigate({ to: "/desk/account" }))}>
          {security.title}
        </Item>
        <Item icon={<IconLogout size={16} />} onClick={() => void leave()}>
          {account.signOut}
        </Item>
      </Popover.Dropdown>
    </Popover>
  );
}

function Settings() {
  const { account } = useAllWords();
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

function Item({ icon, onClick, children }: { icon: ReactNode; onClick: () => void; children: string }) {
  return (
    <button type="button" className={styles.item} onClick={onClick}>
      {icon}
      {children}
    </button>
  );
}
