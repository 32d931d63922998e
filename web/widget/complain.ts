/** Tells the site's engineer, who looks there, what is wrong with how the chat was put in. */
export const complain = (what: string): void => {
  // oxlint-disable-next-line no-console
  console.warn(`Jetbridge chat: ${what}.`);
};
