/** How long a session lasts, however much it is used. */
export const longestHours = 12;
