/** One thing of an account: what it is, how it stands, what can be done. */
import type { ReactNode } from "react";
import styles from "./account.module.css";

interface RowOf {
  title: ReactNode;
  about?: ReactNode;
  state?: ReactNode;
  isSet?: boolean;
  children?: ReactNode;
}

export const Row = ({ title, about, state, isSet = false, children }: RowOf) => (
  <li className={styles.row}>
    <div className={styles.what}>
      <strong>{title}</strong>
      {about && <span>{about}</span>}
    </div>
    {state && (
      <span className={styles.state} data-set={isSet}>
        {state}
      </span>
    )}
    {children && <div className={styles.acts}>{children}</div>}
  </li>
);
