/** By when something is owed: beside a case. */
export const deadline = {
  clocks: {
    "first-response": "First answer",
    "next-response": "Answer",
    resolution: "Solution",
    "end-to-end": "Start to end",
  },
  due: (clock: string, left: string) => `${clock} within ${left}`,
  broken: (clock: string, late: string) => `${clock} ${late} late`,
  promise: (clock: string, time: string, calendar: string, at: string) =>
    `${clock}: ${time} of ${calendar}, over at ${at}`,
};
