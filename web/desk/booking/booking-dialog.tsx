/** A booking, and everything that can be done with it here. */
import { Button, Modal, NativeSelect, Skeleton, Tabs } from "@mantine/core";
import "@mantine/core/styles/Tabs.layer.css";
import { useState } from "react";
import { useOffers as useCommandOffers } from "../../kit/keys/commands.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import type { Booking, CaseDetail } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useBookingWords } from "../../kit/words/words.tsx";
import { useAllBookings } from "../customer/use-profile.ts";
import styles from "./booking-dialog.module.css";
import { Cancel } from "./cancel.tsx";
import { CheckIn } from "./check-in.tsx";
import { Details } from "./details.tsx";
import { Operations } from "./operations.tsx";
import { Rebook } from "./rebook.tsx";
import { Seats } from "./seats.tsx";
import { Services } from "./services.tsx";
import { useCapabilities } from "./use-booking.ts";

const parts = ["rebook", "seats", "services", "check-in", "details", "cancel"] as const;
type Part = (typeof parts)[number];

/** What the airline's system has to be able to do for a part to be there. */
const needed: Readonly<Record<Part, string>> = {
  rebook: "rebook",
  seats: "seats",
  services: "services",
  "check-in": "check-in",
  details: "names",
  cancel: "cancel",
};

interface Shown {
  of: CaseDetail;
  onSay: (text: string) => void;
  onClose: () => void;
}

export default function BookingDialog({ of, onSay, onClose }: Shown) {
  const { booking: said, common } = useBookingWords();
  const { data, error, refetch } = useAllBookings({ ids: of.customer.ids, caseId: of.id }, true);
  const can = useCapabilities();
  const isHere = data !== undefined && can.data !== undefined;
  const trouble = error ?? can.error;
  return (
    <Modal
      opened
      onClose={onClose}
      size="min(1120px, 96vw)"
      title={said.title}
      closeButtonProps={{ "aria-label": common.close }}
      classNames={{ body: styles.body ?? "" }}
    >
      {!isHere && trouble && <Trouble error={trouble} onRetry={() => void Promise.all([refetch(), can.refetch()])} />}
      {!isHere && !trouble && <Skeleton height={420} aria-busy />}
      {isHere && <Choose of={of} bookings={data.items} can={can.data.capabilities} onSay={onSay} onClose={onClose} />}
    </Modal>
  );
}

function Choose({
  of,
  bookings,
  can,
  onSay,
  onClose,
}: Shown & { bookings: readonly Booking[]; can: readonly string[] }) {
  const { booking: said } = useBookingWords();
  const say = useSay();
  const changeable = bookings.filter(({ allows, state }) => allows === "changed" && state !== "cancelled");
  const [wanted, setWanted] = useState(changeable[0]?.id ?? "");
  const offered = parts.filter((one) => can.includes(needed[one]));
  const [first = "rebook"] = offered;
  const [part, setPart] = useState<Part>(first);
  const booking = changeable.find(({ id }) => id === wanted) ?? changeable[0];
  if (offered.length === 0) return <p className={styles.soft}>{said.noSystem}</p>;
  if (!booking) return <NotProved hasAny={bookings.length > 0} onClose={onClose} />;
  const shown = { of, booking, onSay };
  const title = (one: Booking): string =>
    `${one.recordLocator} · ${[one.legs[0]?.from, ...one.legs.map(({ to }) => to)].join("–")} · ${one.legs[0] ? say.date(one.legs[0].departs.at) : ""}`;
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        {changeable.length > 1 && (
          <NativeSelect
            label={said.choose}
            value={booking.id}
            data={changeable.map((one) => ({ value: one.id, label: title(one) }))}
            onChange={({ currentTarget: { value } }) => setWanted(value)}
          />
        )}
        {changeable.length === 1 && <p className={styles.name}>{title(booking)}</p>}
        <Tabs value={part} onChange={(value) => setPart((value ?? first) as Part)} keepMounted={false}>
          <Tabs.List className={styles.tabs ?? ""}>
            {offered.map((one) => (
              <Tabs.Tab key={one} value={one} data-autofocus={one === part || undefined}>
                {said.parts[one]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {offered.map((one) => (
            <Tabs.Panel key={one} value={one} className={styles.panel ?? ""}>
              <Room key={`${booking.id} ${one === "rebook" ? booking.version : ""}`} part={one} {...shown} />
            </Tabs.Panel>
          ))}
        </Tabs>
      </div>
      <Operations
        of={of}
        booking={booking}
        onSay={(text) => {
          onSay(text);
          onClose();
        }}
      />
    </div>
  );
}

function Room({ part, ...shown }: { part: Part; of: CaseDetail; booking: Booking; onSay: (text: string) => void }) {
  switch (part) {
    case "rebook":
      return <Rebook {...shown} />;
    case "seats":
      return <Seats {...shown} />;
    case "services":
      return <Services {...shown} />;
    case "check-in":
      return <CheckIn {...shown} />;
    case "details":
      return <Details {...shown} />;
    default:
      return <Cancel {...shown} />;
  }
}

function NotProved({ hasAny, onClose }: { hasAny: boolean; onClose: () => void }) {
  const { booking: said, proof } = useBookingWords();
  const { run } = useCommandOffers();
  return (
    <div className={styles.alone}>
      <p className={styles.soft} id="booking-not-proved">
        {hasAny ? said.notProved : said.noBooking}
      </p>
      <Button
        data-autofocus
        onClick={() => {
          onClose();
          run("prove");
        }}
      >
        {proof.check}
      </Button>
    </div>
  );
}
