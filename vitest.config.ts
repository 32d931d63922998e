import { defineConfig } from "vitest/config";

/** Three kinds of test: pure ones, those over a real PostgreSQL, and stories in a real browser. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "pure",
          include: ["{contract,server,world,web,test}/**/*.test.ts"],
          exclude: ["**/*.db.test.ts"],
        },
      },
      {
        test: {
          name: "database",
          include: ["{server,world,test}/**/*.db.test.ts"],
          globalSetup: ["test/cluster.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "browser",
          include: ["e2e/**/*.e2e.ts"],
          globalSetup: ["test/cluster.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
