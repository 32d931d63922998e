/** What a bar-coded boarding pass says (IATA Resolution 792), field by field. A field that is null does not stand in it; one that is empty is blank. */

export interface BarCodedPass {
  /** `SURNAME/GIVEN`, 20 signs at most. */
  name: string;
  hasTicket: boolean;
  legs: readonly [BarCodedLeg, ...BarCodedLeg[]];
  /** Null: nothing but what must be there. */
  conditional: Conditional | null;
  security: { type: string; data: string } | null;
}

export interface BarCodedLeg {
  recordLocator: string;
  from: string;
  to: string;
  carrier: string;
  flight: number;
  /** A letter, as of a flight of the day before; usually empty. */
  flightSuffix: string;
  /** Of the year, from 1; which year it is stands nowhere. */
  day: number;
  compartment: string;
  /** `14C`, `INF`; empty: none. */
  seat: string;
  /** As checked in; null: not yet. */
  sequence: number | null;
  sequenceSuffix: string;
  /** 0: ticketed, not checked in; 1: checked in. */
  status: string;
  details: LegDetails | null;
  /** For the airline itself. */
  own: string;
}

/** Of the pass as a whole. */
export interface Conditional {
  /** 6; later ones are read and written alike. */
  version: string;
  passenger: string | null;
  checkInSource: string | null;
  issueSource: string | null;
  /** The last digit of the year, and the day of the year. */
  issued: string | null;
  documentType: string | null;
  issuer: string | null;
  bagTags: readonly string[];
  /** What a later version puts after the fields we know. */
  more: string;
}

/** Of one leg. */
export interface LegDetails {
  airlineNumber: string | null;
  serial: string | null;
  selectee: string | null;
  documentsSeen: string | null;
  marketingCarrier: string | null;
  loyaltyProgramme: string | null;
  loyaltyNumber: string | null;
  discount: string | null;
  bags: string | null;
  fastTrack: string | null;
  more: string;
}
