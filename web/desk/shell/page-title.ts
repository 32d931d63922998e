/** The title of the browser's tab while a page shows. */
import { useEffect } from "react";

export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Jetbridge`;
  }, [title]);
}
