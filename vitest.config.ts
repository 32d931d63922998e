import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes minutes begins first, so that nothing is left to run alone at the end. */
class LongestFirst extends BaseSequencer {
  static readonly long = [
    "test/start/start.",
    "test/torture/torture.",
    "test/processes/",
    "e2e/story.",
    "e2e/sign-in.",
  ];

  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = LongestFirst.long.findIndex((name) => moduleId.includes(name));
      return place === -1 ? LongestFirst.long.length : place;
    };
    // oxlint-disable-next-line unicorn/no-array-sort -- it is Vitest's own, and sorts no array of ours
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

/** Three kinds of test: pure ones, those over a real PostgreSQL, and those of the whole product as its user starts it. */
export default defineConfig({
  test: {
    // Most tests wait for a database or a browser: three at once keep two processors busy, and none starves.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: "pure",
          // Loading the same modules for each of 150 files anew takes longer than many of them run.
          isolate: false,
          include: ["{contract,server,world,web,test}/**/*.test.ts"],
          exclude: ["**/*.db.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "database",
          isolate: false,
          include: ["{server,world,test}/**/*.db.test.ts"],
          globalSetup: ["test/cluster.ts"],
          testTimeout: 150_000,
          hookTimeout: 150_000,
        },
      },
      {
        test: {
          name: "whole",
          include: ["{e2e,test}/**/*.whole.ts"],
          globalSetup: ["test/prepared-home.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
