/** The passengers' accounts with Halcyra Air, as its own sign-in knows them. */
import { loyaltyNumberOf, travellers } from "../reservations/travellers.ts";
import type { Provider } from "./provider.ts";

export const accountsOfPassengers = (): Provider => ({
  path: "/account",
  title: "Halcyra account",
  people: travellers().map(({ handle, givenName, surname, email }, n) => {
    const number = loyaltyNumberOf(n);
    return {
      sub: `acct-${handle.toLowerCase()}`,
      name: `${givenName} ${surname}`,
      email,
      note: number === null ? "" : `Breeze Club ${number}`,
      claims: number === null ? {} : { loyalty_number: number },
    };
  }),
});
