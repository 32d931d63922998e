/** The screen on the wall. */
export const wall = {
  title: "How things stand",
  signIn: "Nobody is signed in on this screen",
  toSignIn: "Sign in",
  notForYou: "The wall is for those who may read figures.",
};
