/** Words for those who listen to the page, where others see a mark. */
import styles from "./spoken.module.css";

export const Spoken = ({ children }: { children: string }) => <span className={styles.spoken}>{children}</span>;
