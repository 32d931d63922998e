/** `identity check` and `identity mend`: whether who is whom is what was said, and making it so. */
import { checkNightly, mendIdentity } from "../modules/customers/index.ts";
import { readArguments } from "./usage.ts";
import { withApp } from "./with-app.ts";

/** Exit code 1 where something differs. */
export async function check(args: readonly string[]): Promise<void> {
  readArguments(args, {});
  await withApp(async (app) => {
    const { events, customers, wrong, strayEvents } = await checkNightly(app);
    process.stdout.write(
      `${events} events say who ${customers} customers are: ${wrong.length} lead elsewhere, ${strayEvents} events are astray\n`,
    );
    for (const id of wrong) process.stdout.write(`${id}\n`);
    if (wrong.length > 0 || strayEvents > 0) process.exitCode = 1;
  });
}

export async function mend(args: readonly string[]): Promise<void> {
  readArguments(args, {});
  await withApp(async (app) => {
    const moved = await mendIdentity(app);
    for (const { customerId, from, to } of moved)
      process.stdout.write(
        `${customerId} leads to ${to} now, before to ${from === customerId ? "nobody else" : from}\n`,
      );
    process.stdout.write(`${moved.length} mended\n`);
  });
}
