import type { wall as english } from "../en/wall.ts";

/** Het scherm aan de muur. */
export const wall: typeof english = {
  title: "Hoe het ervoor staat",
  signIn: "Op dit scherm is niemand aangemeld",
  toSignIn: "Aanmelden",
  notForYou: "De wand is voor wie cijfers mag lezen.",
};
