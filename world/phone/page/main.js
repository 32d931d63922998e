import { facebookPanel, instagramPanel } from "./apps.js";
import { chatPanel } from "./chats.js";
import { byId, face, hangIcons } from "./dom.js";
import { openDrawer, refreshDrawer } from "./drawer.js";
import { follow, get, send } from "./net.js";
import { personOf, setPeople, showPeople } from "./people.js";
import { mailPanel } from "./letters.js";
import { messagesPanel, xPanel } from "./talks.js";
import { readyToWrite, startWriting, toSend, underWhat } from "./writing.js";

/** The page: who is chosen, which app is open, and what is shown of it. */
/** @type {{ chosen: string | null, tab: string, side: string, replyTo: object | null, phone: object | null }} */
const state = { chosen: null, tab: "x", side: "posts", replyTo: null, phone: null };
const tabs = ["x", "messages", "mail", "facebook", "messenger", "instagram", "whatsapp", "telegram"];
const apps = new Set(tabs.slice(3));
/** Where is written in an app: those of Meta are one. */
const pathOf = (app) => `/phone/passengers/${state.chosen}/${app === "telegram" ? "telegram" : "meta"}`;
const airline = { name: "Halcyra Air", handle: "HalcyraAir" };
const wide = matchMedia("(min-width: 1161px)");
const narrow = matchMedia("(max-width: 820px)");

const context = () => ({
  tab: state.tab,
  side: state.side,
  replyTo: state.replyTo,
  phone: state.phone,
  airline: state.phone?.airline ?? airline,
});

async function loadPeople() {
  setPeople((await get("/phone/passengers")).items);
  showPeople({ chosen: state.chosen, onChoose: (handle) => choose(handle, { show: true }) });
}

async function choose(handle, { show = false } = {}) {
  const isOther = state.chosen !== handle;
  Object.assign(state, { chosen: handle, replyTo: isOther ? null : state.replyTo });
  if (isOther) byId("composer").value = "";
  history.replaceState(null, "", `#${handle}`);
  if (show) document.body.dataset.view = "phone";
  showPeople({ chosen: handle, onChoose: (one) => choose(one, { show: true }) });
  await loadPhone({ toEnd: true });
}

async function loadPhone({ toEnd = false } = {}) {
  const handle = state.chosen;
  if (!handle) return;
  const phone = await get(`/phone/passengers/${handle}`);
  if (state.chosen !== handle) return;
  state.phone = phone;
  showOwner();
  showPanel({ toEnd });
  readyToWrite(context());
  const isLooking =
    document.visibilityState === "visible" && (!narrow.matches || document.body.dataset.view === "phone");
  if (isLooking && phone.unread[state.tab] > 0) {
    await send(`/phone/passengers/${handle}/seen`, { tab: state.tab });
    await loadPeople();
    phone.unread[state.tab] = 0;
    showCounts();
  }
}

function showOwner() {
  const { passenger } = state.phone;
  byId("owner-face").replaceWith(Object.assign(face(passenger), { id: "owner-face" }));
  Object.assign(byId("owner-name"), { textContent: passenger.name, lang: passenger.language });
  const { flight, from, to, code } = passenger.trip;
  byId("owner-trip").textContent = `${flight} · ${from} – ${to} · ${code}`;
  showCounts();
}

function showCounts() {
  for (const tab of tabs) {
    const count = byId(`tab-${tab}`).querySelector(".count");
    count.textContent = state.phone.unread[tab];
    count.hidden = state.phone.unread[tab] === 0 || tab === state.tab;
  }
}

function showPanel({ toEnd }) {
  const panel = byId("panel");
  const { scrollTop } = panel;
  const wasAtEnd = panel.scrollHeight - panel.scrollTop - panel.clientHeight < 40;
  const inApp = { replyTo: state.replyTo, side: state.side, onReply, onSide, onPress, onBlock };
  const panels = {
    x: () => xPanel(state.phone, { replyTo: state.replyTo, onReply }),
    messages: () => messagesPanel(state.phone),
    mail: () => mailPanel(state.phone, { replyTo: state.replyTo, onReply }),
    facebook: () => facebookPanel(state.phone, inApp),
    messenger: () => chatPanel(state.phone, "messenger", inApp),
    instagram: () => instagramPanel(state.phone, inApp),
    whatsapp: () => chatPanel(state.phone, "whatsapp", inApp),
    telegram: () => chatPanel(state.phone, "telegram", inApp),
  };
  const content = panels[state.tab]();
  panel.replaceChildren(...content);
  panel.setAttribute("aria-labelledby", `tab-${state.tab}`);
  const isFeed = state.tab === "x" || state.tab === "facebook" || (state.tab === "instagram" && state.side === "posts");
  const goesToEnd = !isFeed && (toEnd || wasAtEnd);
  panel.scrollTop = goesToEnd ? panel.scrollHeight : toEnd ? 0 : scrollTop;
}

function onReply(post) {
  state.replyTo = post;
  showPanel({});
  readyToWrite(context());
  byId("composer").focus();
}

function onSide(side) {
  Object.assign(state, { side, replyTo: null });
  showPanel({ toEnd: true });
  readyToWrite(context());
}

async function onPress(messageId, label) {
  await send(pathOf(state.tab), { app: state.tab, press: { messageId, label } });
  await loadPhone({ toEnd: true });
}

async function onBlock(block) {
  await send(pathOf(state.tab), { app: state.tab, block });
  await loadPhone({ toEnd: true });
}

/** Sends a picture, a voice note or a place, with the words that stand there where the app takes both. */
async function onExtra(what) {
  const box = byId("composer");
  const { tab: app } = state;
  const target = what === "own" ? null : underWhat(context());
  const body = {
    app,
    text: what === "here" ? "" : box.value.trim(),
    ...(what === "here" || what === "own" ? { [what]: true } : { show: what }),
  };
  await send(pathOf(app), target ? { ...body, under: target } : body);
  if (what !== "here") box.value = "";
  state.replyTo = null;
  await loadPhone({ toEnd: true });
}

function openTab(tab) {
  state.tab = tab;
  state.replyTo = null;
  for (const button of document.querySelectorAll("[data-tab]")) {
    const isOpen = button.dataset.tab === tab;
    button.setAttribute("aria-selected", String(isOpen));
    button.tabIndex = isOpen ? 0 : -1;
  }
  return loadPhone({ toEnd: true });
}

function showConnection({ connection }) {
  const pill = byId("connection");
  pill.dataset.state = connection.state;
  const words = { off: "No product to talk to", trying: "Looking for the product", connected: "On the air" };
  pill.textContent = words[connection.state];
}

// Changes come in heaps; each is answered with one load at a time, and one more when something came meanwhile.
function oneAtATime(work) {
  let running = false;
  let again = false;
  return async () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      await work().catch(() => {});
    } while (again);
    running = false;
  };
}
const reloadPeople = oneAtATime(loadPeople);
const reloadPhone = oneAtATime(() => loadPhone());
const reloadWorld = oneAtATime(async () => {
  showConnection(await get("/control/state"));
  await refreshDrawer();
});

function listen() {
  byId("passenger-filter").addEventListener("input", () =>
    showPeople({ chosen: state.chosen, onChoose: (handle) => choose(handle, { show: true }) }),
  );
  for (const button of document.querySelectorAll("[data-tab]")) {
    button.addEventListener("click", () => void openTab(button.dataset.tab));
    button.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      const step = event.key === "ArrowRight" ? 1 : tabs.length - 1;
      const other = tabs[(tabs.indexOf(button.dataset.tab) + step) % tabs.length];
      byId(`tab-${other}`).focus();
      void openTab(other);
    });
  }
  byId("back").addEventListener("click", () => {
    delete document.body.dataset.view;
    document.querySelector(`[data-passenger="${state.chosen}"]`)?.focus();
  });
  byId("reply-cancel").addEventListener("click", () => onReply(null));
  byId("drawer-toggle").addEventListener("click", () => void setDrawer(byId("drawer").hidden));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !byId("drawer").hidden && !wide.matches) void setDrawer(false);
  });
  startWriting({
    context,
    onExtra,
    onSend: async (text) => {
      const { tab, replyTo } = state;
      if (apps.has(tab)) {
        const under = underWhat(context());
        await send(pathOf(tab), { app: tab, text, ...(under ? { under } : {}) });
        state.replyTo = null;
        await loadPhone({ toEnd: !under });
        return;
      }
      const path = `/phone/passengers/${state.chosen}/${{ x: "posts", messages: "messages", mail: "mails" }[tab]}`;
      const more = {
        x: () => (replyTo ? { replyToId: replyTo.id } : {}),
        messages: () => ({}),
        mail: () => (replyTo ? { answers: replyTo.id } : { subject: byId("mail-subject").value.trim() }),
      };
      await send(path, { text: toSend(text, context()), ...more[tab]() });
      byId("mail-subject").value = "";
      state.replyTo = null;
      await loadPhone({ toEnd: true });
    },
  });
  follow((change) => {
    if (change.kind === "settings" || change.kind === "again") void reloadWorld();
    if (["passenger", "everybody", "again"].includes(change.kind)) void reloadPeople();
    if (change.handle === state.chosen || change.kind === "everybody" || change.kind === "again") void reloadPhone();
  });
  // What is relative to now grows old by itself.
  setInterval(() => {
    void reloadPeople();
    void reloadPhone();
  }, 30_000);
}

async function setDrawer(isOpen) {
  byId("drawer").hidden = !isOpen;
  byId("drawer-toggle").setAttribute("aria-expanded", String(isOpen));
  if (isOpen) await openDrawer();
}

hangIcons();
listen();
await loadPeople();
void reloadWorld();
if (wide.matches) void setDrawer(true);
const asked = decodeURIComponent(location.hash.slice(1));
await choose(personOf(asked) ? asked : document.querySelector("[data-passenger]").dataset.passenger, {
  show: Boolean(personOf(asked)),
});
document.body.dataset.ready = "true";
