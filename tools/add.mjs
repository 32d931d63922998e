// `npm run add -- NAME ...`: adds packages under the Node that Jetbridge runs on (npm picks older majors for an older Node), pinned, and
// completes the lock file: registries that lack some platforms' optional binaries make npm write one that `npm ci` refuses.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const names = process.argv.slice(2);
if (names.length > 0)
  execFileSync(process.execPath, [process.env.npm_execpath, "install", "--save-exact", ...names], { stdio: "inherit" });

const systems = {
  darwin: "darwin",
  linux: "linux",
  win32: "win32",
  windows: "win32",
  android: "android",
  freebsd: "freebsd",
  openbsd: "openbsd",
  netbsd: "netbsd",
  sunos: "sunos",
  aix: "aix",
  openharmony: "openharmony",
};
const processors = ["arm64", "x64", "ia32", "ppc64", "riscv64", "s390x", "loong64", "arm"];

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const isKnown = (from, name) => {
  const places = from
    .split("/node_modules/")
    .map((_, depth, parts) => parts.slice(0, parts.length - depth).join("/node_modules/"));
  return [...places, ""].some((place) => lock.packages[`${place && `${place}/`}node_modules/${name}`]);
};

let completed = 0;
for (const [from, { optionalDependencies = {}, dev }] of Object.entries(lock.packages))
  for (const [name, range] of Object.entries(optionalDependencies)) {
    if (isKnown(from, name)) continue;
    const system = Object.entries(systems).find(([word]) => name.includes(word))?.[1] ?? "linux";
    const processor = processors.find((word) => name.includes(word)) ?? "x64";
    lock.packages[`node_modules/${name}`] = {
      version: range.replace(/^[\^~]/, ""),
      cpu: [processor],
      ...(dev && { dev }),
      ...(system === "linux" && { libc: [name.includes("musl") ? "musl" : "glibc"] }),
      optional: true,
      os: [system],
    };
    completed++;
  }
lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${completed} optional entries completed\n`);
