/** Why Jetbridge can't start, in one sentence that says what to do. It is printed alone, and the exit code is 1. */
export class Unstartable extends Error {}
