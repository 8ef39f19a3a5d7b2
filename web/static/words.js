// Hard words: the meaning in a small pop-up where the word stands. Without script the same link leads to the word list.

let open = null;

function close({ back = false } = {}) {
  if (!open) return;
  const { box, link } = open;
  open = null;
  box.hidePopover?.();
  box.remove();
  link.setAttribute("aria-expanded", "false");
  if (back) link.focus({ preventScroll: true });
}

function show(link) {
  const entry = document.getElementById(link.hash.slice(1));
  if (!entry) return;
  close();
  const box = document.createElement("div");
  box.className = "meaning";
  box.popover = "manual";
  box.setAttribute("role", "note");
  box.tabIndex = -1;
  const term = document.createElement("strong");
  term.textContent = entry.querySelector("dt").textContent;
  const meaning = document.createElement("span");
  meaning.textContent = entry.querySelector("dd").textContent;
  const shut = document.createElement("button");
  shut.type = "button";
  shut.className = "close";
  shut.textContent = "Close";
  shut.addEventListener("click", () => close({ back: true }));
  box.append(term, meaning, shut);
  // Beside the word in the document too, so that the next thing read after the word is its meaning.
  (link.closest(".line") ?? link).after(box);
  box.showPopover();
  link.setAttribute("aria-expanded", "true");
  const word = link.getBoundingClientRect();
  const size = box.getBoundingClientRect();
  const below = word.bottom + 8 + size.height < innerHeight || word.top < size.height + 16;
  const left = Math.max(8, Math.min(word.left, document.documentElement.clientWidth - size.width - 8));
  box.style.left = `${left}px`;
  box.style.top = `${below ? Math.min(word.bottom + 8, Math.max(8, innerHeight - size.height - 8)) : word.top - size.height - 8}px`;
  box.focus({ preventScroll: true });
  open = { box, link };
}

/** Make every hard word open its meaning. */
export function words() {
  close();
  for (const link of document.querySelectorAll(".story a.hard")) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".story a.hard");
  if (!link) return;
  event.preventDefault();
  if (open?.link === link) close({ back: true });
  else show(link);
});
document.addEventListener("keydown", (event) => {
  const link = event.key === " " && event.target.closest?.(".story a.hard");
  if (link) {
    event.preventDefault();
    link.click();
  }
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && open) {
    event.stopPropagation();
    close({ back: true });
  }
});
addEventListener("pointerdown", (event) => {
  if (open && !open.box.contains(event.target) && !open.link.contains(event.target)) close();
});
addEventListener("resize", () => close());
