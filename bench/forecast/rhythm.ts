/** Of a hundred an hour on average, by the hour of the day and the day of the week. */
export const rhythm = [
  20, 15, 12, 12, 18, 40, 75, 100, 120, 130, 130, 125, 120, 120, 125, 125, 120, 115, 105, 95, 80, 60, 45, 30,
];
/** From Monday. */
export const days = [1.15, 1.05, 1, 1, 1.1, 0.9, 0.8];
