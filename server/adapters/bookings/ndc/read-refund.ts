/** What an answer to a change says is paid back. Pure. */
import type { Money } from "../../../../contract/money.ts";
import { sumOf } from "../../../modules/bookings/index.ts";
import { readMoney } from "./money.ts";
import { all, type Element, first } from "./xml.ts";

/** Null where nothing is. */
export function refundIn(answer: Element): Money | null {
  const prices = all(answer, "Response/Order/OrderItem/PriceDifferential/DiffPrice/FareDetail/Price");
  const amounts = prices.map((price) => readMoney(first(price, "DueByAirlineAmount"))).filter((one) => one !== null);
  const sum = sumOf(amounts);
  return sum && sum.amount !== "0" ? sum : null;
}
