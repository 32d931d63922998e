import { byId, icon, make } from "./dom.js";
import { get, send } from "./net.js";

/** The drawer behind which the world is set: arrivals, surge, faults, limits. */

const endpoints = [
  ["create-post", "public replies"],
  ["send-message", "direct messages"],
  ["read-mentions", "reading mentions"],
  ["read-own-posts", "reading own posts"],
  ["read-messages", "reading messages"],
  ["refresh-token", "renewing the sign-in"],
  ["any", "every call"],
];
const kinds = [
  ["rate-limited", "over the limit (429)"],
  ["unavailable", "unavailable (503)"],
  ["unauthorized", "sign-in refused (401)"],
  ["hang", "never answered"],
  ["cut", "connection cut"],
  ["accept-then-hang", "done, never answered"],
  ["accept-then-cut", "done, connection cut"],
];
// A slider whose middle is a calm day: 0, then 1 to 600 in even steps of feeling.
const toRate = (place) => (place === 0 ? 0 : Math.round(600 ** ((place - 1) / 99)));
const toPlace = (rate) => (rate < 1 ? 0 : Math.min(100, 1 + Math.round((99 * Math.log(rate)) / Math.log(600))));

export async function openDrawer() {
  const drawer = byId("drawer");
  if (drawer.childElementCount === 0) drawer.append(...build());
  await refreshDrawer();
}

export async function refreshDrawer() {
  if (byId("drawer").childElementCount > 0) show(await get("/control/state"));
}

async function change(path, body, method) {
  show(await send(path, body, method));
}

function build() {
  const close = make(
    "button",
    { type: "button", className: "quiet icon-only", aria: { label: "Close" } },
    icon("close"),
  );
  close.addEventListener("click", () => byId("drawer-toggle").click());
  return [
    make("header", {}, make("h2", {}, "The world"), close),
    arrivals(),
    flights(),
    webhooks(),
    faults(),
    limits(),
    counts(),
  ];
}

function arrivals() {
  const range = make("input", {
    type: "range",
    id: "rate",
    min: 0,
    max: 100,
    step: 1,
    aria: { describedby: "rate-hint" },
  });
  range.addEventListener("input", () => (byId("rate-shown").value = `${toRate(range.valueAsNumber)} a minute`));
  range.addEventListener("change", () => change("/control/rate", { postsPerMinute: toRate(range.valueAsNumber) }));
  const surge = make("button", { type: "button", id: "surge", className: "quiet" }, "Surge ×10 for a minute");
  surge.addEventListener("click", () => change("/control/surge", { factor: 10, seconds: 60 }));
  return make(
    "section",
    {},
    make("h3", {}, "Arrivals"),
    make("p", { className: "hint", id: "rate-hint" }, "What passengers write by themselves; calmer by night."),
    make(
      "div",
      { className: "row" },
      make("label", { htmlFor: "rate" }, "Posts and messages"),
      make("output", { id: "rate-shown" }),
    ),
    range,
    make("div", { className: "row" }, surge),
  );
}

/** The airline's own systems: what they tell of a flight, the product hears. */
function flights() {
  const kind = choice("flight-kind", [
    ["gate-known", "gate known"],
    ["delayed", "delayed"],
    ["cancelled", "cancelled"],
    ["departed", "departed"],
    ["arrived", "arrived"],
    ["bag-found", "bag found"],
  ]);
  const flight = make("input", { type: "text", id: "flight", maxLength: 12, value: "Q0123", autocomplete: "off" });
  const said = make("p", { className: "pending", id: "flight-said", role: "status" });
  const tell = make("button", { type: "button", id: "flight-tell", className: "quiet" }, "Tell the airline's desk");
  tell.addEventListener("click", async () => {
    const name = `${flight.value} ${kind.selectedOptions[0].textContent}`;
    said.textContent = await send("/control/flights", { flight: flight.value, kind: kind.value }).then(
      () => `Told: ${name}.`,
      () => `Not told: ${name}. Is it a flight number, and is the product there?`,
    );
  });
  return make(
    "section",
    {},
    make("h3", {}, "Flights"),
    make("p", { className: "hint" }, "What the airline's own systems report of today's flights."),
    row("Flight", flight),
    row("What", kind),
    said,
    make("div", { className: "row" }, tell),
  );
}

function choice(id, options) {
  return make("select", { id }, ...options.map(([value, text]) => make("option", { value }, text)));
}

function row(label, field) {
  return make("div", { className: "row" }, make("label", { htmlFor: field.id }, label), field);
}

function webhooks() {
  const mode = choice("webhook-mode", [
    ["on", "delivered"],
    ["held", "held back"],
    ["lost", "lost"],
  ]);
  mode.addEventListener("change", () => change("/control/faults", { webhooks: { mode: mode.value } }));
  const twice = choice("webhook-duplicates", [
    ["0", "never"],
    ["0.1", "one in ten"],
    ["0.5", "every other"],
    ["1", "always"],
  ]);
  twice.addEventListener("change", () =>
    change("/control/faults", { webhooks: { duplicateShare: Number(twice.value) } }),
  );
  const delay = choice("webhook-delay", [
    ["0", "at once"],
    ["3000", "after 3 s"],
    ["30000", "after 30 s"],
  ]);
  delay.addEventListener("change", () => change("/control/faults", { webhooks: { delayMs: Number(delay.value) } }));
  return make(
    "section",
    {},
    make("h3", {}, "Webhooks"),
    row("They are", mode),
    row("Twice", twice),
    row("They leave", delay),
  );
}

function faults() {
  const kind = choice("fault-kind", kinds);
  const endpoint = choice("fault-endpoint", endpoints);
  const count = make("input", { type: "number", id: "fault-count", min: 1, max: 1000, value: 3 });
  const strike = make("button", { type: "button", id: "fault-add", className: "quiet" }, "Let them fail");
  strike.addEventListener("click", () =>
    change("/control/faults", {
      kind: kind.value,
      endpoint: endpoint.value,
      count: Math.max(1, count.valueAsNumber || 1),
    }),
  );
  const clear = make("button", { type: "button", id: "fault-clear", className: "quiet" }, "All well");
  clear.addEventListener("click", () => change("/control/faults", undefined, "DELETE"));
  return make(
    "section",
    {},
    make("h3", {}, "Calls that fail"),
    row("What", endpoint),
    row("How", kind),
    row("How often", count),
    make("p", { className: "pending", id: "faults-pending", role: "status" }),
    make("div", { className: "row" }, strike, clear),
  );
}

function limits() {
  const preset = choice("limits", [
    ["self-serve", "as X sells them"],
    ["roomy", "roomy"],
    ["own", "set by hand"],
  ]);
  preset.lastElementChild.disabled = true;
  preset.addEventListener("change", () => change("/control/limits", { preset: preset.value }));
  const summoned = make("input", { type: "checkbox", id: "summoned" });
  summoned.addEventListener("change", () => change("/control/limits", { summonedOnly: summoned.checked }));
  return make(
    "section",
    {},
    make("h3", {}, "Limits"),
    make("p", { className: "hint" }, "X sells 15 direct messages and 100 posts in 15 minutes."),
    row("Calls", preset),
    row("Replies only to who called", summoned),
  );
}

const figure = (id, text) => make("div", {}, make("dt", {}, text), make("dd", { id }, "0"));

function counts() {
  return make(
    "section",
    {},
    make("h3", {}, "Deliveries"),
    make(
      "dl",
      {},
      figure("count-delivered", "delivered"),
      figure("count-waiting", "waiting"),
      figure("count-given-up", "given up"),
    ),
  );
}

function show(state) {
  const { passengers, webhooks, deliveries, rules } = state;
  if (document.activeElement?.id !== "rate") byId("rate").value = toPlace(passengers.rate);
  byId("rate-shown").value =
    `${Math.round(passengers.rate * 10) / 10} a minute${passengers.surge ? ` ×${passengers.surge.factor}` : ""}`;
  byId("webhook-mode").value = webhooks.mode;
  byId("webhook-duplicates").value = String(webhooks.duplicateShare);
  byId("webhook-delay").value = String(webhooks.delayMs);
  byId("summoned").checked = rules.summonedOnly;
  byId("limits").value = { 15: "self-serve", 1000000: "roomy" }[state.limits["send-message"][0]?.calls] ?? "own";
  byId("faults-pending").textContent = state.faults
    .map(({ endpoint, kind, count }) => `${count} × ${nameIn(endpoints, endpoint)}: ${nameIn(kinds, kind)}`)
    .join("; ");
  byId("count-delivered").textContent = deliveries.delivered;
  byId("count-waiting").textContent = deliveries.waiting;
  byId("count-given-up").textContent = deliveries.givenUp;
}

const nameIn = (options, value) => options.find(([one]) => one === value)?.[1] ?? value;
