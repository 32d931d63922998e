import { defineConfig } from "vitest/config";

/** Three kinds of test: pure ones, those over a real PostgreSQL, and those of the whole product as its user starts it. */
export default defineConfig({
  test: {
    // Most tests wait for a database or a browser: three at once keep two processors busy.
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: "pure",
          // Loading the same modules for each of 150 files anew takes longer than many of them run.
          isolate: false,
          include: ["{contract,server,world,web,test}/**/*.test.ts"],
          exclude: ["**/*.db.test.ts"],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "database",
          isolate: false,
          include: ["{server,world,test}/**/*.db.test.ts"],
          globalSetup: ["test/cluster.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "whole",
          include: ["{e2e,test}/**/*.whole.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
