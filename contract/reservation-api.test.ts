import { expect, test } from "vitest";
import { describeReservationApi } from "./reservation-api-document.ts";

test("the printed reservation API is the agreed one (`vitest -u` prints it anew)", async () => {
  await expect(`${JSON.stringify(describeReservationApi(), null, 2)}\n`).toMatchFileSnapshot(
    "../docs/reservation-api/openapi.json",
  );
});
