/** The reservation system's "no", with the code that the reservation API has for it. */
export type RefusalCode =
  | "NOT_FOUND"
  | "INVALID_REQUEST"
  | "VERSION_CONFLICT"
  | "OFFER_EXPIRED"
  | "PRICE_CHANGED"
  | "NO_SPACE"
  | "SEAT_UNAVAILABLE"
  | "INVALID_SEAT"
  | "NOT_ELIGIBLE"
  | "SERVICE_WAITLISTED"
  | "SERVICE_INCOMPATIBLE"
  | "SERVICE_DEADLINE"
  | "SERVICE_QUOTA"
  | "ORDER_STATE"
  | "PAYMENT_REQUIRED"
  | "NOT_SUPPORTED";

export interface Refusal {
  code: RefusalCode;
  message: string;
}

export class Refused extends Error {
  override readonly name = "Refused";
  readonly refusal: Refusal;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.refusal = { code, message };
  }
}
