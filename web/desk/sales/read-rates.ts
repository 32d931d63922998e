/** Reads rates from a table with a line for each: day, currency, rate. Pure. */
import type { Rate } from "../../../contract/sales.ts";

const mostLines = 1000;

export interface RatesRead {
  items: Rate[];
  /** Numbers of the lines that can't be read; where there are any, none should be taken. */
  wrong: number[];
}

/** A first line that names its columns is passed over; semicolons and decimal commas are as good. */
export function readRates(file: string): RatesRead {
  const lines = file
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((text, at) => ({ text: text.trim(), number: at + 1 }))
    .filter(({ text, number }) => text !== "" && !(number === 1 && !/\d/.test(text)));
  const read = lines.map(({ text, number }) => ({ number, rate: lineOf(text) }));
  const wrong = read.flatMap(({ number, rate }, at) => (rate === null || at >= mostLines ? [number] : []));
  return { items: read.flatMap(({ rate }) => (rate === null ? [] : [rate])), wrong };
}

function lineOf(text: string): Rate | null {
  const separator = [";", "\t"].find((one) => text.includes(one)) ?? ",";
  const cells = text.split(separator).map((cell) => cell.replaceAll('"', "").trim());
  const [day = "", currency = "", rate = ""] = cells;
  return cells.length === 3 ? rateOf({ day, currency, rate }) : null;
}

/** As it was typed; null where it is none. */
export function rateOf({ day, currency, rate }: Rate): Rate | null {
  const typed = { day, currency: currency.toUpperCase(), rate: rate.trim().replace(",", ".") };
  const isRate = /^[0-9]{1,9}([.][0-9]{1,10})?$/.test(typed.rate) && Number(typed.rate) > 0;
  return isDay(day) && /^[A-Z]{3}$/.test(typed.currency) && isRate ? typed : null;
}

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
