/** Small help with the document: making elements, finding them, icons. */

export const byId = (id) => document.getElementById(id);

/** An element with properties, `data-`/`aria-` attributes and children; children that are null are left out. */
export function make(tag, { data = {}, aria = {}, ...properties } = {}, ...children) {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  for (const [name, value] of Object.entries(data)) element.dataset[name] = value;
  for (const [name, value] of Object.entries(aria)) element.setAttribute(`aria-${name}`, value);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const paths = {
  search: "M10.5 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM20 20l-4.800-4.800",
  sliders: "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.500v5M9 14.500v5",
  back: "M14.500 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  reply: "M9 7l-5 5 5 5M4 12h9a7 7 0 0 1 7 7",
  sent: "M5 12.500l4.500 4.500L19 7.500",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.500 9.500h.010",
  voice:
    "M12 4a2.500 2.500 0 0 1 2.500 2.500v5a2.500 2.500 0 0 1-5 0v-5A2.500 2.500 0 0 1 12 4zM6.500 11.500a5.500 5.500 0 0 0 11 0M12 17v3",
  place: "M12 21s6-5.500 6-10.500a6 6 0 0 0-12 0C6 15.500 12 21 12 21zM12 12.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  document: "M7 4h7l4 4v12H7zM14 4v4h4",
  video: "M4 6h11v12H4zM15 11l5-3v8l-5-3",
  delivered: "M2.500 12.500L7 17l9-9.500M11.500 16l1 1 9-9.500",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", paths[name]);
  svg.append(path);
  return svg;
}

/** A passenger's face: initials on a colour of their own. */
export function face({ initials, hue, language }) {
  const element = make("span", { className: "face", aria: { hidden: "true" }, lang: language }, initials);
  element.style.setProperty("--hue", hue);
  return element;
}

export function airlineFace() {
  const mark = document.querySelector(".mark").cloneNode(true);
  return make("span", { className: "face airline", aria: { hidden: "true" } }, mark);
}

/** Puts the drawn icons where the page asks for them. */
export function hangIcons() {
  for (const place of document.querySelectorAll("[data-icon]")) place.replaceWith(icon(place.dataset.icon));
}
