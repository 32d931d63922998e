/** Who travels on a new trip, and what a reservation system must be told of them before it sells one. */
import { z } from "zod";
import { PassengerKind } from "./fares.ts";

/** How airlines address people. */
export const Title = z.enum(["mr", "ms", "mrs", "miss", "dr"]);
export type Title = z.infer<typeof Title>;

/** As travel documents have it: F, M, and X, which says neither (ICAO 9303). */
export const Gender = z.enum(["female", "male", "unspecified"]);
export type Gender = z.infer<typeof Gender>;

const Name = z.string().trim().min(1).max(60);

export const NewTraveller = z.object({
  kind: PassengerKind,
  surname: Name,
  givenName: Name,
  birthDate: z.iso.date().nullable().default(null),
  title: Title.nullable().default(null),
  gender: Gender.nullable().default(null),
  loyalty: z
    .object({ programme: z.string().regex(/^[A-Z0-9]{2}$/), number: z.string().regex(/^[A-Z0-9]{4,16}$/) })
    .nullable()
    .default(null),
});

/** In the order in which people are asked. */
export const TravellerDetail = z.enum(["title", "gender", "birth-date"]);
export type TravellerDetail = z.infer<typeof TravellerDetail>;

export const ContactKind = z.enum(["email", "phone"]);
export type ContactKind = z.infer<typeof ContactKind>;

const Details = z.array(TravellerDetail);

/** Beyond names and one way to reach them, which every system needs. */
export const SaleNeeds = z.object({
  travellers: z.object({ adult: Details, child: Details, infant: Details }),
  /** Those it knows. */
  genders: z.array(Gender),
  /** Each of these; where there is none, one contact of any kind is enough. */
  contacts: z.array(ContactKind),
  /** It searches by the age that children and infants have on the last flight. */
  ages: z.boolean().optional(),
});
export type SaleNeeds = z.infer<typeof SaleNeeds>;

export const noSaleNeeds: SaleNeeds = {
  travellers: { adult: [], child: [], infant: [] },
  genders: [...Gender.options],
  contacts: [],
};

/** In whole years on a day. Pure. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** What lacks. `traveller` is a place in the list, from 0; null: it is of all together. */
export interface Missing {
  traveller: number | null;
  what: TravellerDetail | ContactKind;
}

interface Told {
  passengers: readonly {
    kind: z.infer<typeof PassengerKind>;
    birthDate?: string | null | undefined;
    title?: Title | null | undefined;
    gender?: Gender | null | undefined;
  }[];
  contacts: readonly { kind: ContactKind }[];
}

/** Held by the desk as it is typed, and by the ledger before anything is sent. Pure. */
export function whatIsMissing({ passengers, contacts }: Told, needs: SaleNeeds): Missing[] {
  const ofTravellers = passengers.flatMap((one, traveller) =>
    TravellerDetail.options
      .filter((what) => needs.travellers[one.kind].includes(what) && !isTold(one, { what, genders: needs.genders }))
      .map((what) => ({ traveller, what })),
  );
  const ofAll = needs.contacts.filter((what) => !contacts.some(({ kind }) => kind === what));
  return [...ofTravellers, ...ofAll.map((what) => ({ traveller: null, what }))];
}

function isTold(
  { birthDate, title, gender }: Told["passengers"][number],
  { what, genders }: { what: TravellerDetail; genders: readonly Gender[] },
): boolean {
  switch (what) {
    case "birth-date":
      return Boolean(birthDate);
    case "title":
      return Boolean(title);
    default:
      return Boolean(gender) && genders.some((one) => one === gender);
  }
}
