/** The space that a case will take. */
import { Skeleton } from "@mantine/core";
import { Spoken } from "../../kit/parts/spoken.tsx";
import { useWords } from "../../kit/words/words.tsx";
import styles from "./case-loading.module.css";

export function CaseLoading() {
  const { common } = useWords();
  return (
    <div className={styles.loading} aria-busy>
      <h1 className={styles.title}>
        <Spoken>{common.loading}</Spoken>
      </h1>
      <div className={styles.header}>
        <Skeleton height={22} width="40%" />
        <Skeleton height={14} width="60%" mt={12} />
        <Skeleton height={14} width="50%" mt={12} />
      </div>
      <div className={styles.stream}>
        <Skeleton height={76} width="72%" radius={10} />
        <Skeleton height={56} width="72%" radius={10} />
        <Skeleton height={76} width="72%" radius={10} ml="auto" />
      </div>
      <div className={styles.reply} />
    </div>
  );
}
