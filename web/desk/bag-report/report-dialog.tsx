/** A report of a bag that is missing, damaged or rifled, filled in as far as we know it. */
import { Button, Modal, Skeleton } from "@mantine/core";
import { useOffers } from "../../kit/keys/commands.tsx";
import { CopyText } from "../../kit/parts/copy-text.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { useNow } from "../../kit/time/clock.ts";
import type { Booking, CaseDetail } from "../../kit/wire.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import { useAllBookings } from "../customer/use-profile.ts";
import styles from "./bag-report.module.css";
import { bookingsToReport } from "./likely.ts";
import { ReportForm } from "./report-form.tsx";
import { useBagReport } from "./use-bag-report.ts";

export default function ReportDialog({ of, onClose }: { of: CaseDetail; onClose: () => void }) {
  const { bagReport: said, common } = useLaterWords();
  const now = useNow();
  const { data, error, refetch } = useAllBookings({ ids: of.customer.ids, caseId: of.id }, true);
  const report = useBagReport(of);
  const bookings = data && bookingsToReport(data.items, now);
  const filed = report.data?.state === "filed" ? report.data.reference : null;
  return (
    <Modal opened onClose={onClose} size="lg" title={said.title} closeButtonProps={{ "aria-label": common.close }}>
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={360} aria-busy />}
      {filed !== null && (
        <div className={styles.form}>
          <output className={styles.filed}>{said.filed}</output>
          <CopyText id="bag-reference" text={filed} />
          <p className={styles.soft}>{said.filedHelp}</p>
          <div className={styles.end}>
            <Button data-autofocus onClick={onClose}>
              {common.close}
            </Button>
          </div>
        </div>
      )}
      {bookings && filed === null && <Wanted of={of} bookings={bookings} report={report} onClose={onClose} />}
    </Modal>
  );
}

interface Wanting {
  of: CaseDetail;
  bookings: readonly Booking[];
  report: ReturnType<typeof useBagReport>;
  onClose: () => void;
}

/** A report changes something at the airline: only who proved that the booking is theirs may have it made. */
function Wanted({ of, bookings, report, onClose }: Wanting) {
  const { bagReport: said, proof } = useLaterWords();
  const { run } = useOffers();
  if (bookings.some(({ allows }) => allows === "changed"))
    return <ReportForm of={of} bookings={bookings.filter(({ allows }) => allows === "changed")} report={report} />;
  return (
    <div className={styles.form}>
      <p className={styles.soft} id="bag-not-proved">
        {bookings.length === 0 ? said.noBooking : said.notProved}
      </p>
      <div className={styles.end}>
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
    </div>
  );
}
