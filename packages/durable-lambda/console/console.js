// Live updates: when the server says that something changed, the page is fetched again and its content replaced,
// unless a person is typing. What is open stays open, and what has the focus keeps it: both are known by the ids around them.
const main = document.getElementById("main");
const live = document.getElementById("live");
const isTyping = () => main.contains(document.activeElement) && document.activeElement.matches("input, select");
const isTyped = () => [...main.querySelectorAll("input")].some((input) => input.value !== input.defaultValue);
const detailsIn = (root) => [...root.querySelectorAll("details")];

const controlsIn = (root) => [...root.querySelectorAll("a, button, summary")];
function focusedControl() {
  const around = document.activeElement.closest("[id]") ?? main;
  return { id: around.id, index: controlsIn(around).indexOf(document.activeElement) };
}

function replace(fresh) {
  const open = new Map(detailsIn(main).map(({ id, open }) => [id, open]));
  for (const details of detailsIn(fresh)) details.open = open.get(details.id) ?? details.open;
  const { id, index } = focusedControl();
  main.replaceChildren(...fresh.childNodes);
  const around = document.getElementById(id);
  if (around) controlsIn(around)[index]?.focus({ preventScroll: true });
}

async function refresh() {
  if (document.hidden || isTyping() || isTyped()) return;
  const text = await (await fetch(location.href)).text();
  const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("main");
  if (fresh && !isTyping() && !isTyped()) replace(fresh);
}

const source = new EventSource("/_local/changes");
source.addEventListener("open", () => (live.textContent = "live"));
source.addEventListener("error", () => (live.textContent = "not connected"));
source.addEventListener("message", () => void refresh());
document.addEventListener("visibilitychange", () => void refresh());
