// After an install: mends what the database's driver does when a line breaks (postgres 3.4.9; docs/decisions/0056 says why it is done
// here). Doing it twice is doing it once; a driver that looks otherwise is refused, so that a new version is looked at.
import { readFileSync, renameSync, writeFileSync } from "node:fs";

const changes = {
  "connection.js": [
    // What was still to be written is forgotten with its line. The driver kept it, and never wrote again on the next one.
    ["    clearImmediate(nextWriteTimer)\n    if (socket) {", "    forgetWrites()\n    if (socket) {"],
    ["    incomings = null\n    clearImmediate(nextWriteTimer)\n", "    incomings = null\n    forgetWrites()\n"],
    [
      "  function connectTimedOut() {",
      "  function forgetWrites() {\n    nextWriteTimer !== null && clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n  }\n\n  function connectTimedOut() {",
    ],
    // Without a line nothing is asked: the process died of it, since nobody could catch it.
    [
      "    try {\n      q.state = backend\n",
      "    if (!socket)\n      return queryError(q, Errors.connection('CONNECTION_CLOSED', options))\n\n    try {\n      q.state = backend\n",
    ],
    ["  function nextWrite(fn) {\n", "  function nextWrite(fn) {\n    if (!socket)\n      return forgetWrites()\n"],
    // Whatever was asked between a line's error and its end is refused, and the next line knows nothing of it.
    [
      "    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))\n",
      "    ;(query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))\n    query = results = errorResponse = null\n    result = new Result()\n",
    ],
    // The driver's own first question fails with its line; nobody else holds the promise.
    ["    `], [], execute)\n    types.forEach(", "    `], [], execute).catch(() => [])\n    types.forEach("],
  ],
  "index.js": [
    // A transaction ends with its line: what it still asks runs nowhere. It ran in the transaction that had the next line.
    [
      "      , connection\n      , prepare = null\n",
      "      , connection\n      , broken = null\n      , prepare = null\n",
    ],
    [
      "        new Promise((_, reject) => connection.onclose = reject)\n",
      "        new Promise((_, reject) => {\n          const closed = e => {\n            broken = e\n            while (queries.length)\n              queries.shift().reject(e)\n            reject(e)\n          }\n          connection.onclose = closed\n        })\n",
    ],
    [
      "        c.queue === full\n          ? queries.push(q)\n          : c.execute(q) || move(c, full)\n      }\n    }\n\n    function onexecute",
      "        broken\n          ? q.reject(broken)\n          : c.queue === full\n          ? queries.push(q)\n          : c.execute(q) || move(c, full)\n      }\n    }\n\n    function onexecute",
    ],
    // Named first, for the reason that query.js has below.
    [
      "      sql.prepare = x => prepare = x.replace(/[^a-z0-9$-_. ]/gi)\n",
      "      const prepared = x => prepare = x.replace(/[^a-z0-9$-_. ]/gi)\n      sql.prepare = prepared\n",
    ],
    [
      "      c.reserved = () => queries.length\n        ? c.execute(queries.shift())\n        : move(c, reserved)\n",
      "      const next = () => queries.length\n        ? c.execute(queries.shift())\n        : move(c, reserved)\n      c.reserved = next\n",
    ],
  ],
  "query.js": [
    // V8 puts a function that is written straight into a field where old things live, and what it holds, each row that was read,
    // outlives every small clearing (docs/decisions/0103).
    [
      "    this.resolve = x => (this.active = false, resolve(x))\n    this.reject = x => (this.active = false, reject(x))\n",
      "    const settled = x => (this.active = false, resolve(x))\n    const refused = x => (this.active = false, reject(x))\n    this.resolve = settled\n    this.reject = refused\n",
    ],
  ],
};

for (const [name, list] of Object.entries(changes)) {
  const place = new URL(`../node_modules/postgres/src/${name}`, import.meta.url);
  const before = readFileSync(place, "utf8");
  if (list.every(([, after]) => before.includes(after))) continue;
  const after = list.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2)
      throw new Error(
        `postgres/src/${name} is not the one that is mended here (after an update: remove node_modules and install again): ${from}`,
      );
    return text.replace(from, () => to);
  }, before);
  // Anew, not in place: the file may be shared with another installation.
  const beside = new URL(`${place}.new`);
  writeFileSync(beside, after);
  renameSync(beside, place);
}
