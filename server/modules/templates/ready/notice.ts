/** The notices that we ship with; each language says them all. */
export const noticeNames = [
  "flight_delayed",
  "flight_cancelled",
  "gate_changed",
  "bag_found",
  "bag_delivery",
  "refund_done",
  "check_in_open",
  "please_write",
  "please_rate",
  "trip_documents",
] as const;
export type NoticeName = (typeof noticeNames)[number];

export type Notices = Readonly<Record<NoticeName, string>>;
