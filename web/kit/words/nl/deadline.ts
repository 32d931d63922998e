import type { deadline as english } from "../en/deadline.ts";

export const deadline: typeof english = {
  clocks: {
    "first-response": "Eerste antwoord",
    "next-response": "Antwoord",
    resolution: "Oplossing",
    "end-to-end": "Begin tot eind",
  },
  due: (clock, left) => `${clock} binnen ${left}`,
  broken: (clock, late) => `${clock} ${late} te laat`,
  promise: (clock, time, calendar, at) => `${clock}: ${time} van ${calendar}, voorbij om ${at}`,
};
