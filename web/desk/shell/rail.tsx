/** The pages one may open, on the left. */
import {
  IconActivity,
  IconArrowsSplit,
  IconAdjustments,
  IconAt,
  IconBook2,
  IconCalendarWeek,
  IconChartBar,
  IconCreditCard,
  IconHeadset,
  IconPlugConnected,
  IconReceipt,
  IconSearch,
  IconShieldHalf,
  IconTemplate,
  IconUsers,
} from "@tabler/icons-react";
import { Link, useLocation } from "@tanstack/react-router";
import { useWords } from "../../kit/words/words.tsx";
import mark from "../mark.svg";
import { ConnectionSign } from "./connection-sign.tsx";
import { type Page, usePages } from "./pages.ts";
import styles from "./rail.module.css";
import { UserMenu } from "./user-menu.tsx";

const icons: Record<Page, typeof IconAt> = {
  desk: IconHeadset,
  mentions: IconAt,
  search: IconSearch,
  figures: IconChartBar,
  sales: IconReceipt,
  channels: IconPlugConnected,
  facts: IconBook2,
  templates: IconTemplate,
  operations: IconActivity,
  assignment: IconArrowsSplit,
  roster: IconCalendarWeek,
  staff: IconUsers,
  payments: IconCreditCard,
  privacy: IconShieldHalf,
  settings: IconAdjustments,
};

export function Rail({ onKeys }: { onKeys: () => void }) {
  const words = useWords();
  const { pathname } = useLocation();
  const here = pathname.split("/")[2] ?? "desk";
  return (
    <nav className={styles.rail} aria-label={words.navigation}>
      <img className={styles.mark} src={mark} alt={words.product} width={32} height={32} />
      <ul className={styles.pages}>
        {usePages().map(({ page, to }) => {
          const Mark = icons[page];
          const isHere = here === page || (page === "desk" && here === "case");
          return (
            <li key={page}>
              <Link
                to={to}
                className={styles.page}
                activeOptions={{ exact: true }}
                aria-current={isHere ? "page" : undefined}
              >
                <Mark size={22} stroke={1.6} aria-hidden />
                {words.pages[page]}
              </Link>
            </li>
          );
        })}
      </ul>
      <div className={styles.foot}>
        <ConnectionSign />
        <UserMenu onKeys={onKeys} />
      </div>
    </nav>
  );
}
