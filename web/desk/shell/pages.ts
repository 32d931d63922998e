/** Every page with what it needs, in the order of the rail. */
import { useMe } from "../../kit/me.tsx";

const pages = [
  { page: "desk", to: "/desk", needs: "cases:read" },
  { page: "mentions", to: "/desk/mentions", needs: "cases:read" },
  { page: "search", to: "/desk/search", needs: "cases:read" },
  { page: "figures", to: "/desk/figures", needs: "figures:read" },
  { page: "sales", to: "/desk/sales", needs: "figures:read" },
  { page: "channels", to: "/desk/channels", needs: "channels:read" },
  { page: "facts", to: "/desk/facts", needs: "cases:read" },
  { page: "templates", to: "/desk/templates", needs: "cases:read" },
  { page: "operations", to: "/desk/operations", needs: "operations:read" },
  { page: "assignment", to: "/desk/assignment", needs: "settings:manage" },
  { page: "roster", to: "/desk/roster", needs: "cases:reply" },
  { page: "staff", to: "/desk/staff", needs: "staff:manage" },
  { page: "payments", to: "/desk/payments", needs: "payments:approve" },
  { page: "privacy", to: "/desk/privacy", needs: "rights:manage" },
  { page: "settings", to: "/desk/settings", needs: "settings:manage" },
] as const;

export type Page = (typeof pages)[number]["page"];

/** The pages that the signed-in member of staff may open. */
export function usePages() {
  const { permissions } = useMe();
  return pages.filter(({ needs }) => permissions.includes(needs));
}
