// While an article is made: show how far it is, and go to it when it is done.
import { tell } from "./sentences.js";

/** Follow a job until it is done. */
export function adding() {
  const steps = document.querySelector("[data-adding]");
  if (!steps) return;
  document.querySelector(".again").hidden = true;
  const look = async () => {
    let state;
    try {
      state = await (await fetch(steps.dataset.adding)).json();
    } catch {
      setTimeout(look, 3000);
      return;
    }
    if (state.step === "done") location.replace(state.article);
    else if (state.step === "failed") location.reload();
    else {
      for (const item of steps.children) {
        const now = item.dataset.step === state.step;
        if (now && !item.hasAttribute("aria-current")) tell(item.textContent);
        item.toggleAttribute("aria-current", now);
        if (now) item.setAttribute("aria-current", "step");
      }
      if (state.article) {
        const ready = document.querySelector(".ready");
        ready.querySelector("a").href = state.article;
        ready.hidden = false;
      }
      setTimeout(look, 1000);
    }
  };
  look();
}
