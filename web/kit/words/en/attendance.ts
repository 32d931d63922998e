/** Whether one is here, on a break or away. */
export const attendance = {
  title: "Are you here?",
  why: "Why",
  states: { here: "Here", break: "Break", away: "Away" },
  reasons: { lunch: "Lunch", short: "A short break", meeting: "Meeting", training: "Training", task: "Another task" },
  duty: {
    on: "You are on shift.",
    unplanned: "There is no roster for you: you are given work while you are here.",
    off: "You are not on shift, and are given nothing.",
    pause: "By the roster you have a break.",
    break: "You are given nothing until you are here again.",
    away: "You are given nothing until you are here again.",
  },
};
