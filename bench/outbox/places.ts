/** The four vendors that the bench plays, and what a call to one of them wants. */
export const places = ["x", "facebook", "messenger", "whatsapp"] as const;
export type Place = (typeof places)[number];

export interface Wish {
  place: Place;
  /** Whom or what it is for. */
  to: string;
  text: string;
  ownId: string | null;
}

export interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}
