import { expect, test } from "vitest";
import { noSaleNeeds, type SaleNeeds, whatIsMissing } from "./travellers.ts";

const all = ["title", "gender", "birth-date"] as const;
const strict: SaleNeeds = {
  travellers: { adult: [...all], child: ["birth-date"], infant: [] },
  genders: ["female", "male"],
  contacts: ["email", "phone"],
};
const anna = { kind: "adult", birthDate: "1984-05-17", title: "dr", gender: "female" } as const;
const mail = { kind: "email" } as const;
const phone = { kind: "phone" } as const;

test.each([
  ["nothing where a system asks for nothing", { passengers: [{ kind: "adult" }], contacts: [] }, noSaleNeeds, []],
  ["nothing where all of it is told", { passengers: [anna], contacts: [mail, phone] }, strict, []],
  [
    "each detail, by who lacks it",
    { passengers: [anna, { kind: "adult", title: null }], contacts: [mail, phone] },
    strict,
    all.map((what) => ({ traveller: 1, what })),
  ],
  [
    "of each kind of traveller what is asked of them",
    { passengers: [{ kind: "child" }, { kind: "infant" }], contacts: [mail, phone] },
    strict,
    [{ traveller: 0, what: "birth-date" }],
  ],
  [
    "a gender that the system does not know",
    { passengers: [{ ...anna, gender: "unspecified" }], contacts: [mail, phone] },
    strict,
    [{ traveller: 0, what: "gender" }],
  ],
  ["a kind of contact", { passengers: [anna], contacts: [mail] }, strict, [{ traveller: null, what: "phone" }]],
] as const)("of a sale lacks %s", (_, sale, needs, missing) => {
  expect(whatIsMissing(sale, needs)).toEqual(missing);
});
