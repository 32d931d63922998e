import { expect, test } from "vitest";
import { describeBaggageApi, describeReservationApi } from "./system-apis.ts";

test.each([
  ["reservation", describeReservationApi],
  ["baggage", describeBaggageApi],
])("the printed %s API is the agreed one (`vitest -u` prints it anew)", async (name, describeIt) => {
  await expect(`${JSON.stringify(describeIt(), null, 2)}\n`).toMatchFileSnapshot(`../docs/${name}-api/openapi.json`);
});
