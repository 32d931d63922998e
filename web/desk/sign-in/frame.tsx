/** What all pages around signing in look like: one card in the middle, and the language below. */
import type { FormEvent, ReactNode } from "react";
import { TongueSwitch } from "../shell/tongue-switch.tsx";
import mark from "../mark.svg";
import styles from "./sign-in-page.module.css";

interface Framed {
  title: string;
  about: string;
  children: ReactNode;
  onSubmit?: ((event: FormEvent<HTMLFormElement>) => void) | undefined;
}

export function Frame({ title, about, children, onSubmit }: Framed) {
  const content = (
    <>
      <header className={styles.header}>
        <img src={mark} alt="" width={40} height={40} />
        <h1>
          {title} <span>{about}</span>
        </h1>
      </header>
      {children}
    </>
  );
  return (
    <main className={styles.page}>
      {onSubmit ? (
        <form className={styles.form} onSubmit={onSubmit}>
          {content}
        </form>
      ) : (
        <div className={styles.form}>{content}</div>
      )}
      <TongueSwitch />
    </main>
  );
}

/** What went wrong, told at once. */
export const Wrong = ({ children }: { children: string }) => (
  <p className={styles.wrong} role="alert">
    {children}
  </p>
);

/** What is good to know before. */
export const Note = ({ children }: { children: string }) => <output className={styles.notice}>{children}</output>;
