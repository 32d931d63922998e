/** Who is signed in, and what they may do. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { whoAmI } from "../../contract/staff.ts";
import { call } from "./call.ts";
import { onSignedOut, Refused } from "./problem.ts";
import type { Me, Permission } from "./wire.ts";

const Signed = createContext<Me | null>(null);

/** The member of staff at this desk. Only below `WithMe`. */
export function useMe(): Me {
  const me = useContext(Signed);
  if (!me) throw new Error("useMe needs somebody signed in.");
  return me;
}

/** Whether the signed-in member of staff holds a permission. */
export const useMay = (permission: Permission): boolean => useMe().permissions.includes(permission);

/** Asks who is signed in; `me` is null when nobody is, and `ended` when somebody was. */
export function useSignedIn() {
  const queries = useQueryClient();
  const [ended, setEnded] = useState(false);
  const query = useQuery({
    queryKey: ["me"],
    queryFn: async ({ signal }): Promise<Me | null> => {
      try {
        return await call(whoAmI, { signal });
      } catch (error) {
        if (error instanceof Refused && error.status === 401) return null;
        throw error;
      }
    },
    staleTime: 5 * 60_000,
  });
  useEffect(
    () =>
      onSignedOut(() => {
        if (!queries.getQueryData(["me"])) return;
        setEnded(true);
        queries.setQueryData(["me"], null);
      }),
    [queries],
  );
  return { ...query, ended };
}

export function WithMe({ me, children }: { me: Me; children: ReactNode }) {
  return <Signed value={me}>{children}</Signed>;
}
