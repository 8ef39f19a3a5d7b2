// Switching versions in place: the sentence being read stays where it is on the screen, and focus stays on the choice.
import { counterpart, reading, sources, tell } from "./sentences.js";
import { listen, playing, silence } from "./listen.js";
import { words } from "./words.js";

const pages = new Map(); // address → promise of the page, fetched and parsed when a choice is pointed at

function load(address) {
  if (!pages.has(address)) {
    pages.set(
      address,
      // The header says that nobody has chosen this version yet, so that the server does not remember it.
      fetch(address, { headers: { Accept: "text/html", "X-Only-Looking": "yes" } }).then(async (answer) => {
        if (!answer.ok) throw new Error(String(answer.status));
        return new DOMParser().parseFromString(await answer.text(), "text/html");
      }),
    );
    pages.get(address).catch(() => pages.delete(address));
  }
  return pages.get(address);
}

/** Show another version of the article; falls back to following the link. */
export async function show(address, { push = true, focusOn = null } = {}) {
  let page;
  try {
    page = await load(address);
  } catch {
    location.assign(address);
    return;
  }
  const spoken = playing();
  const kept = spoken?.element ?? reading();
  const ids = kept ? sources(kept) : [];
  const top = kept ? kept.getBoundingClientRect().top : 0;
  const atTop = scrollY < 10 || (kept && (top < -innerHeight || top > innerHeight));
  silence();
  const fresh = document.importNode(page.querySelector("article.story"), true);
  document.querySelector("article.story").replaceWith(fresh);
  document.title = page.title;
  for (const link of document.querySelectorAll("a[data-comfort]")) link.href = page.querySelector("a[data-comfort]").href;
  if (push) history.pushState({ shown: true }, "", address);
  const found = ids.length ? counterpart(ids) : null;
  words();
  listen(spoken && found ? { from: found, play: spoken.playing } : {});
  views();
  if (focusOn) document.querySelector(`.views a[data-view="${focusOn}"]`)?.focus({ preventScroll: true });
  // Last, when everything on the page has its height.
  if (found && !atTop) scrollBy({ top: found.getBoundingClientRect().top - top, behavior: "instant" });
  document.cookie = `version=${fresh.dataset.view}; path=/; max-age=31536000; samesite=lax`;
  const chosen = document.querySelector(".views a[aria-current]");
  tell(`${chosen ? chosen.textContent : ""} shown`);
}

/** Make the choices of a version work in place. */
export function views() {
  for (const link of document.querySelectorAll(".views a[data-view]")) {
    const early = () => load(link.href).catch(() => {});
    link.addEventListener("pointerenter", early);
    link.addEventListener("focus", early);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
      event.preventDefault();
      show(link.href, { focusOn: link.dataset.view });
    });
  }
}

addEventListener("popstate", () => {
  if (document.querySelector("article.story") && !location.hash) show(location.href, { push: false });
});
