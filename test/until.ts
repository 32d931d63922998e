/** Asks again until the answer satisfies; fails with the last one after three quarters of a minute: a busy machine is no fault. */
export async function until<T>(
  ask: () => Promise<T>,
  satisfies: (answer: T) => boolean,
  what = "the expected state",
  patienceMs = 45_000,
): Promise<T> {
  const end = performance.now() + patienceMs;
  for (let pauseMs = 10; ; pauseMs = Math.min(pauseMs * 1.25, 100)) {
    const answer = await ask();
    if (satisfies(answer)) return answer;
    if (performance.now() > end)
      throw new Error(`waited in vain for ${what}: ${JSON.stringify(answer)?.slice(0, 1500)}`);
    await new Promise((done) => setTimeout(done, pauseMs));
  }
}
