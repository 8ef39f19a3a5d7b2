// Shortcut keys of the reading page, as the help page lists them; a comfort setting switches them off (WCAG 2.1.4).
import { player } from "./listen.js";
import { where } from "./place.js";
import { tell } from "./sentences.js";
import { show } from "./views.js";

const view = (name) => () => show(name);
const KEYS = {
  1: view("original"),
  2: view("plain"),
  3: view("easy"),
  4: view("side"),
  k: () => player("play"),
  j: () => player("back"),
  l: () => player("on"),
  h: () => player("paragraphBack"),
  ";": () => player("paragraphOn"),
  ",": () => player("slower"),
  ".": () => player("faster"),
  p: () => tell(where()),
  c: () => document.querySelector("a[data-comfort]").click(),
  "?": () => location.assign("/help#keys"),
};

/** Listen for the shortcut keys. */
export function keys() {
  addEventListener("keydown", (event) => {
    const off = document.documentElement.classList.contains("keys-off");
    if (off || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest?.("input, select, textarea, dialog, [popover]")) return;
    const act = KEYS[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
}
