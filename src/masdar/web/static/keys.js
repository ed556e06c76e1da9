// Moves between the statements of an article, mirrors the chosen one in text and list, and copies citations.
"use strict";

const items = [...document.querySelectorAll("#statements > .statement")];
const reading = document.querySelector(".reading");
const PARTS = ["content", "cue", "source", "via", "to"];

/** Returns the pieces of the text that a statement stands on. */
function pieces(id) {
  const name = CSS.escape(id);
  return document.querySelectorAll(PARTS.map((part) => `.reading [data-${part}~="${name}"]`).join(","));
}

/** Shows a statement in the text and in the list; `from` is the side that needs no scrolling. */
function select(item, from) {
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  for (const other of items) other.removeAttribute("aria-current");
  for (const piece of document.querySelectorAll(".reading .selected")) piece.classList.remove("selected");
  reading.classList.toggle("choosing", Boolean(item));
  if (!item) return;
  item.setAttribute("aria-current", "true");
  const found = [...pieces(item.dataset.statement)];
  for (const piece of found) piece.classList.add("selected");
  if (from !== "list") item.scrollIntoView({ block: "nearest", behavior });
  if (from !== "text" && found.length) found[0].scrollIntoView({ block: "center", behavior });
  history.replaceState(null, "", `#s-${item.dataset.statement}`);
}

/** Returns the statement at a place of the text: the one that begins last there. */
function at(piece) {
  const ids = new Set(PARTS.flatMap((part) => (piece.dataset[part] ?? "").split(" ")).filter(Boolean));
  const found = items.filter((item) => ids.has(item.dataset.statement));
  const chosen = found.findIndex((item) => item.hasAttribute("aria-current"));
  return found[(chosen + 1) % found.length]; // another click goes on to the next that lies there
}

if (items.length) {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { j: 1, k: -1, "ت": 1, "ن": -1 }[event.key]; // the same keys on an Arabic keyboard
    const now = items.findIndex((item) => item.hasAttribute("aria-current"));
    if (step) select(items[Math.min(items.length - 1, Math.max(0, now < 0 ? (step > 0 ? 0 : items.length - 1) : now + step))], "keys");
    else if (event.key === "Escape" && now >= 0) select(null);
    else return;
    event.preventDefault();
  });
  for (const item of items) {
    item.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (link && !link.hash) return;
      event.preventDefault();
      select(item, "list");
    });
  }
  for (const field of document.querySelectorAll(".reading [data-field]")) {
    field.addEventListener("click", (event) => {
      const piece = event.target.closest(".ev");
      const item = piece && String(getSelection()) === "" ? at(piece) : null;
      if (item) select(item, "text");
    });
  }
  const named = location.hash.startsWith("#s-") && document.getElementById(location.hash.slice(1));
  if (named) select(named, "list"), pieces(named.dataset.statement)[0]?.scrollIntoView({ block: "center" });
}

const copy = document.getElementById("copy");
if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById("citation").textContent);
    copy.textContent = copy.dataset.done;
  });
}

document.querySelector(".paste")?.addEventListener("submit", (event) => {
  const button = event.target.querySelector("[data-wait]");
  button.textContent = button.dataset.wait;
  button.setAttribute("aria-busy", "true");
});
