// How far the reader is, as a percentage in the bar, and the way back to where reading stopped last time; kept on this device.
import { counterpart, putAt, reading, sources } from "./sentences.js";
import { store } from "./store.js";

const KEY = "read:";
let waiting = 0;

const story = () => document.querySelector("article.story");

function share() {
  const box = story().querySelector(".body").getBoundingClientRect();
  const gone = innerHeight - box.top;
  return Math.round(100 * Math.max(0, Math.min(1, (gone - innerHeight * 0.6) / Math.max(1, box.height - innerHeight * 0.6))));
}

/** Where the reader is, in words: how far, and in which part. */
export function where() {
  const part = story().querySelector(".parts a[aria-current]")?.textContent;
  return `${share()} % read${part ? `, in the part “${part}”` : ""}`;
}

function keep() {
  const percent = share();
  const sentence = percent > 2 && percent < 98 ? reading() : null;
  if (sentence) store("setItem", KEY + story().dataset.slug, JSON.stringify([sources(sentence), percent]));
  else if (percent >= 98) store("removeItem", KEY + story().dataset.slug);
}

function tell() {
  const line = story()?.querySelector(".place");
  if (!line) return;
  line.textContent = `${share()} % read`;
  line.hidden = scrollY < 10;
  const here = reading();
  story().querySelector(".parts [aria-current]")?.removeAttribute("aria-current");
  const passed = [...story().querySelectorAll(".parts a")].findLast((link) => {
    const heading = document.getElementById(link.hash.slice(1));
    return heading && here && (heading === here || heading.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING);
  });
  passed?.setAttribute("aria-current", "location");
}

/** Offer the way back to where reading stopped. */
export function place() {
  tell();
  let kept = null;
  try {
    kept = JSON.parse(store("getItem", KEY + story().dataset.slug));
  } catch {
    return; // not ours
  }
  if (!Array.isArray(kept?.[0]) || scrollY > 10 || location.hash) return;
  const [ids, percent] = kept;
  if (!counterpart(ids.map(String))) return;
  const line = story().querySelector(".place");
  const back = document.createElement("button");
  back.type = "button";
  back.textContent = `Go on at ${Number(percent)} %`;
  back.addEventListener("click", () => {
    const sentence = counterpart(ids.map(String));
    sentence.tabIndex = -1; // so that reading goes on from here by ear and by keyboard too
    sentence.focus({ preventScroll: true });
    putAt(sentence, innerHeight / 3);
  });
  line.replaceChildren(back);
  line.hidden = false;
}

addEventListener(
  "scroll",
  () => {
    if (waiting) return;
    waiting = setTimeout(() => {
      waiting = 0;
      if (!story()) return;
      tell();
      keep();
    }, 300);
  },
  { passive: true },
);
addEventListener("pagehide", () => story() && scrollY > 10 && keep());
