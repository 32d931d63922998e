/** The passengers' accounts with Halcyra Air, as its own sign-in knows them. */
import { accountIdOf } from "../passengers/people.ts";
import { loyaltyNumberOf, travellers } from "../reservations/travellers.ts";
import type { Provider } from "./provider.ts";

export const accountsOfPassengers = (): Provider => ({
  path: "/account",
  title: "Halcyra account",
  people: travellers().map(({ handle, givenName, surname, email }, n) => {
    const number = loyaltyNumberOf(n);
    return {
      sub: accountIdOf(handle),
      name: `${givenName} ${surname}`,
      email,
      note: number === null ? "" : `Breeze Club ${number}`,
      claims: number === null ? {} : { loyalty_number: number },
    };
  }),
});
