/** The token with which the outside world connects its accounts, as any engineer would; made once. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type AppConfig, closeApp, openApp } from "../app.ts";
import { createToken, isTokenKnown } from "../modules/staff/index.ts";

export async function worldToken(config: AppConfig): Promise<string> {
  const folder = join(config.home, "world");
  const file = join(folder, "token");
  const app = await openApp(config, "launch", { connections: 1 });
  try {
    if (existsSync(file)) {
      const token = readFileSync(file, "utf8");
      if (await isTokenKnown(app.db, token)) return token;
    }
    const { token } = await createToken(app, { name: "Outside world", role: "engineer" });
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, token, { mode: 0o600 });
    return token;
  } finally {
    await closeApp(app);
  }
}
