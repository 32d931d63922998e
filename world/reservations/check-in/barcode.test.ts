import { expect, test } from "vitest";
import { barcodeOf } from "./barcode.ts";

const luc = {
  surname: "Desmarais",
  givenName: "Luc",
  recordLocator: "ABC123",
  from: "YUL",
  to: "FRA",
  flight: "AC834",
  date: "2016-08-13",
  cabin: "first",
  type: "adult",
  seat: "1A",
  sequence: 25,
};

test.each([
  ["as IATA's own example has it", luc, "M1DESMARAIS/LUC       EABC123 YULFRAAC 0834 226F001A0025 100"],
  [
    "for an infant without a seat, whose name is cut and written in plain letters",
    { ...luc, surname: "Müller-Lüdenscheidt", givenName: "Zoë", type: "infant", seat: null },
    "M1MULLERLUDENSCHEIDT/ZEABC123 YULFRAAC 0834 226FINF 0025 100",
  ],
])("the text of the bar code is %s", (_, pass, text) => {
  expect(barcodeOf(pass)).toBe(text);
  expect(text).toHaveLength(60);
});
