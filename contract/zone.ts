/** Days and times on the wall, and the zone whose wall it is. */
import { z } from "zod";

const isZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
};

/** Of the IANA list: `Europe/Amsterdam`. */
export const Zone = z.string().max(60).refine(isZone, "a time zone such as Europe/Amsterdam");

export const Day = z.iso.date();
