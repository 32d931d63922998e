/** Changing a booking and selling a trip by key, from wherever the agent is in the case. */
import { lazy, Suspense, useState } from "react";
import { useCommand } from "../../kit/keys/commands.tsx";
import { useMay } from "../../kit/me.tsx";
import type { CaseDetail } from "../../kit/wire.ts";

const BookingDialog = lazy(() => import("./booking-dialog.tsx"));
const SellDialog = lazy(() => import("./sell-dialog.tsx"));

export default function BookingCommands({ of, onSay }: { of: CaseDetail; onSay: (text: string) => void }) {
  const mayChange = useMay("bookings:change");
  const mayRead = useMay("customers:read");
  const [open, setOpen] = useState<"change" | "sell" | null>(null);
  const may = mayChange && mayRead && of.erasedAt === null;
  useCommand("change-booking", () => setOpen("change"), may);
  useCommand("sell-trip", () => setOpen("sell"), may);
  const close = () => setOpen(null);
  return (
    <Suspense>
      {open === "change" && <BookingDialog of={of} onSay={onSay} onClose={close} />}
      {open === "sell" && <SellDialog of={of} onClose={close} />}
    </Suspense>
  );
}
