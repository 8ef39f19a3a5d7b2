// Switching versions in place: the sentence being read stays where it is on the screen, and focus stays on the choice.
import { counterpart, putAt, reading, sources, tell } from "./sentences.js";
import { listen, playing, silence } from "./listen.js";
import { place } from "./place.js";
import { sign } from "./sign.js";
import { words } from "./words.js";

// View → promise of its article, fetched and parsed when its choice is pointed at. The one on screen is put back when it leaves, so nothing is made twice.
const stories = new Map();
const now = () => document.querySelector("article.story");
const choice = (view) => document.querySelector(`.views a[data-view="${view}"]`);

async function fetched(address) {
  // The header says that nobody has chosen this version yet, so that the server does not remember it.
  const answer = await fetch(address, { headers: { Accept: "text/html", "X-Only-Looking": "yes" } });
  if (!answer.ok) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const story = document.adoptNode(page.querySelector("article.story"));
  story.notes = lifted(story);
  return { story, title: page.title, comfort: page.querySelector("a[data-comfort]").getAttribute("href") };
}

/** Take the notes out of a story, so that the browser has less to lay out, and return where each belongs. */
function lifted(story) {
  const notes = new Map();
  for (const note of story.querySelectorAll(".note")) {
    notes.set(note.id, note);
    note.remove();
  }
  return notes;
}

function load(view) {
  if (!stories.has(view)) {
    stories.set(view, fetched(choice(view).href));
    stories.get(view).catch(() => stories.delete(view));
  }
  return stories.get(view);
}

/** Show another version of the article; falls back to following the link. */
export async function show(view, { push = true, focus = false } = {}) {
  const address = choice(view).href;
  let next;
  try {
    next = await load(view);
  } catch {
    location.assign(address);
    return;
  }
  const old = now();
  if (next.story === old) return;
  const spoken = playing();
  const kept = spoken?.element ?? reading();
  const ids = kept ? sources(kept) : [];
  const top = kept ? kept.getBoundingClientRect().top : 0;
  const atTop = scrollY < 10 || (kept && (top < -innerHeight || top > innerHeight));
  silence();
  words();
  const comfort = document.querySelector("header.site a[data-comfort]");
  stories.set(old.dataset.view, Promise.resolve({ story: old, title: document.title, comfort: comfort.getAttribute("href") }));
  old.replaceWith(next.story);
  document.title = next.title;
  comfort.setAttribute("href", next.comfort);
  if (push) history.pushState({ view }, "", address);
  const found = ids.length ? counterpart(ids) : null;
  words();
  sign();
  listen(spoken && found ? { from: found, play: spoken.playing } : {});
  if (focus) choice(view).focus({ preventScroll: true });
  // Last, when everything on the page has its height.
  if (found && !atTop) putAt(found, top);
  document.cookie = `version=${view}; path=/; max-age=31536000; samesite=lax`;
  tell(`${choice(view).textContent} shown`);
  setTimeout(place, 300); // when the new version has been painted
}

/** Make the choices of a version work in place. */
export function views() {
  history.replaceState({ view: now().dataset.view }, "");
  if (!navigator.connection?.saveData) {
    // Once nothing else is to do; before that, a choice is fetched when it is pointed at.
    (window.requestIdleCallback ?? setTimeout)(() => document.querySelectorAll(".views a[data-view]:not([aria-current])").forEach((link) => load(link.dataset.view).catch(() => {})));
  }
  const chosen = (event) => event.target.closest?.(".views a[data-view]");
  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      if (chosen(event)) load(chosen(event).dataset.view).catch(() => {});
    });
  }
  document.addEventListener("click", (event) => {
    const link = chosen(event);
    // A note that was lifted out comes back where its button is; the browser then opens it.
    const button = event.target.closest?.(".why");
    const note = button && now().notes?.get(button.getAttribute("popovertarget"));
    if (note && !note.isConnected) (button.closest(".line, .whys") ?? button).after(note);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
    event.preventDefault();
    show(link.dataset.view, { focus: true });
  });
  addEventListener("popstate", (event) => {
    // An entry of the version on screen is a place within it (a part, a meaning): the browser itself goes back there.
    if (now() && event.state?.view && event.state.view !== now().dataset.view) show(event.state.view, { push: false });
  });
}
