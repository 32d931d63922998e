/** Who is signed in, and what they may do. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { whoAmI } from "../../contract/staff.ts";
import { call } from "./call.ts";
import { onSignedOut, Refused } from "./problem.ts";
import type { Me, Permission, Proof, Stage } from "./wire.ts";

const Signed = createContext<Me | null>(null);

/** The member of staff at this desk. Only below `WithMe`. */
export function useMe(): Me {
  const me = useContext(Signed);
  if (!me) throw new Error("useMe needs somebody signed in.");
  return me;
}

/** Whether the signed-in member of staff holds a permission. */
export const useMay = (permission: Permission): boolean => useMe().permissions.includes(permission);

/** Somebody whose sign-in is not complete: a second factor is still to be shown or to be set up. */
export interface HalfIn {
  stage: Exclude<Stage, "complete">;
  proofs: readonly Proof[];
}

/** Asks who is signed in; `who` is null when nobody is, and `ended` when somebody was. */
export function useSignedIn() {
  const queries = useQueryClient();
  const [ended, setEnded] = useState(false);
  const { data: who, ...query } = useQuery({
    queryKey: ["me"],
    queryFn: async ({ signal }): Promise<Me | HalfIn | null> => {
      try {
        return await call(whoAmI, { signal });
      } catch (error) {
        if (!(error instanceof Refused) || error.status !== 401) throw error;
        if (error.code === "staff.second-factor-needed") return error.details as HalfIn;
        setEnded(isMe(queries.getQueryData(["me"])));
        return null;
      }
    },
    staleTime: 5 * 60_000,
  });
  useEffect(
    () =>
      onSignedOut(() => {
        // Its token may only have been renewed while a call was under way: who it is now is asked once.
        if (queries.getQueryState(["me"])?.fetchStatus === "fetching") return;
        if (isMe(queries.getQueryData(["me"]))) void queries.invalidateQueries({ queryKey: ["me"] });
      }),
    [queries],
  );
  return { ...query, who, ended };
}

const isMe = (who: unknown): boolean => typeof who === "object" && who !== null && "permissions" in who;

export function WithMe({ me, children }: { me: Me; children: ReactNode }) {
  return <Signed value={me}>{children}</Signed>;
}
