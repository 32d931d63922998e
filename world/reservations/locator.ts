const letters = "23456789BCDFGHJKMNPQRSTVWXZ";

/** Six signs of those that are not mistaken for each other, from the number alone. */
export function locatorOf(id: string): string {
  // Coprime to 27^6, so that no two of the first 387 million are alike.
  let rest = (BigInt(id.replaceAll(/\D/g, "") || "0") * 200_560_490_131n) % 387_420_489n;
  let locator = "";
  for (let n = 0; n < 6; n++) {
    locator += letters[Number(rest % 27n)] ?? "X";
    rest /= 27n;
  }
  return locator;
}
