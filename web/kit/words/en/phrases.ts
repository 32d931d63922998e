/** Sentences for who does not speak the customer's language. */
export const phrases = {
  title: (language: string) => `Say it in ${language}`,
  about: "Each of these is put into the answer as it stands. Below it is what it means.",
  nobody: (language: string) => `Nobody who is here speaks ${language}. Say an approved phrase, and how long it takes.`,
  open: "Phrases",
};
