import { byId, face, make } from "./dom.js";
import { ago, languageName } from "./words.js";

/** The list of passengers. It keeps its order while one looks at it: the latest first, as of loading. */
let people = [];

export const personOf = (handle) => people.find((one) => one.handle === handle);

export function setPeople(items) {
  const order = new Map(people.map(({ handle }, place) => [handle, place]));
  people =
    order.size > 0
      ? items.toSorted((a, b) => order.get(a.handle) - order.get(b.handle))
      : items.toSorted((a, b) => (b.latest?.at ?? 0) - (a.latest?.at ?? 0));
}

export function showPeople({ chosen, onChoose }) {
  const list = byId("passengers");
  const wanted = byId("passenger-filter").value;
  const found = people.filter((one) => matches(one, wanted));
  const focused = document.activeElement?.dataset?.passenger;
  list.replaceChildren(...found.map((one) => make("li", {}, button(one, { chosen, onChoose }))));
  byId("nobody").hidden = found.length > 0;
  if (focused) list.querySelector(`[data-passenger="${focused}"]`)?.focus();
}

function matches({ name, handle, language, mood, trip }, wanted) {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const all = [name, handle, language, languageName(language), mood, trip.flight, trip.from, trip.to, trip.code].join(
    " ",
  );
  return words.every((word) => all.toLowerCase().includes(word));
}

function button(one, { chosen, onChoose }) {
  const waiting = Object.values(one.unread).reduce((sum, count) => sum + count, 0);
  const { trip } = one;
  const element = make(
    "button",
    { type: "button", className: "person", data: { passenger: one.handle } },
    face(one),
    make("span", { className: "name", dir: "auto", lang: one.language }, one.name),
    make("time", { className: "when" }, one.latest ? ago(one.latest.at) : ""),
    make(
      "span",
      { className: "line" },
      `${languageName(one.language)}, ${one.mood} · ${trip.flight} ${trip.from}–${trip.to}`,
    ),
    waiting > 0
      ? make("span", { className: "dot" }, make("span", { className: "sr-only" }, `${waiting} unread`))
      : null,
  );
  if (one.handle === chosen) element.setAttribute("aria-current", "true");
  element.addEventListener("click", () => onChoose(one.handle));
  return element;
}
