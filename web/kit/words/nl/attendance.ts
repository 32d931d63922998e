import type { attendance as english } from "../en/attendance.ts";

export const attendance: typeof english = {
  title: "Ben je er?",
  why: "Waarom",
  states: { here: "Aanwezig", break: "Pauze", away: "Weg" },
  reasons: { lunch: "Lunch", short: "Korte pauze", meeting: "Overleg", training: "Training", task: "Andere taak" },
  duty: {
    on: "Je hebt dienst.",
    unplanned: "Er is geen rooster voor je: je krijgt werk zolang je er bent.",
    off: "Je hebt geen dienst, en krijgt niets.",
    pause: "Volgens het rooster heb je pauze.",
    break: "Je krijgt niets tot je er weer bent.",
    away: "Je krijgt niets tot je er weer bent.",
  },
};
