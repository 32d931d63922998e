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
      "        new Promise((_, reject) => connection.onclose = e => {\n          broken = e\n          while (queries.length)\n            queries.shift().reject(e)\n          reject(e)\n        })\n",
    ],
    [
      "        c.queue === full\n          ? queries.push(q)\n          : c.execute(q) || move(c, full)\n      }\n    }\n\n    function onexecute",
      "        broken\n          ? q.reject(broken)\n          : c.queue === full\n          ? queries.push(q)\n          : c.execute(q) || move(c, full)\n      }\n    }\n\n    function onexecute",
    ],
  ],
};

for (const [name, list] of Object.entries(changes)) {
  const place = new URL(`../node_modules/postgres/src/${name}`, import.meta.url);
  const before = readFileSync(place, "utf8");
  if (list.every(([, after]) => before.includes(after))) continue;
  const after = list.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2)
      throw new Error(`postgres/src/${name} is not the one that is mended here: ${from}`);
    return text.replace(from, () => to);
  }, before);
  // Anew, not in place: the file may be shared with another installation.
  const beside = new URL(`${place}.new`);
  writeFileSync(beside, after);
  renameSync(beside, place);
}
