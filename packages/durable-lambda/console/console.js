// Live updates: when the server says that something changed, the page is fetched again and its content replaced,
// unless a person is typing. What is open stays open, and what has the focus keeps it.
const main = document.getElementById("main");
const live = document.getElementById("live");
const busy = () => main.contains(document.activeElement) && document.activeElement.matches("input, select");
const opened = () => new Set([...main.querySelectorAll("details")].flatMap((d, i) => (d.open ? [i] : [])));
const focusable = () => [...main.querySelectorAll("a, button, summary")];

async function refresh() {
  if (busy() || document.hidden) return;
  const text = await (await fetch(location.href)).text();
  const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("main");
  if (!fresh || busy()) return;
  const open = opened();
  [...fresh.querySelectorAll("details")].forEach((details, index) => (details.open = open.has(index)));
  const focused = focusable().indexOf(document.activeElement);
  main.replaceChildren(...fresh.childNodes);
  focusable()[focused]?.focus({ preventScroll: true });
}

const source = new EventSource("/_local/changes");
source.addEventListener("open", () => (live.textContent = "live"));
source.addEventListener("error", () => (live.textContent = "not connected"));
source.addEventListener("message", () => void refresh());
