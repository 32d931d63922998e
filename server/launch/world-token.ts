/** The tokens with which the outside world connects its accounts, as any engineer would, and tells of flights, as the airline's systems would; made once. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Role } from "../../contract/staff.ts";
import type { App } from "../app.ts";
import { createToken, isTokenKnown } from "../modules/staff/index.ts";

const programs = {
  token: { name: "Outside world", role: "engineer" },
  "flights-token": { name: "Flight operations of the outside world", role: "partner" },
  "directory-token": { name: "Directory of the outside world", role: "admin", isTrusted: true },
} as const satisfies Record<string, { name: string; role: Role; isTrusted?: boolean }>;

export type WorldProgram = keyof typeof programs;

export async function worldToken(app: App, which: WorldProgram): Promise<string> {
  const folder = join(app.config.home, "world");
  const file = join(folder, which);
  if (existsSync(file)) {
    const token = readFileSync(file, "utf8");
    if (await isTokenKnown(app.db, token)) return token;
  }
  const { token } = await createToken(app, programs[which]);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, token, { mode: 0o600 });
  return token;
}
