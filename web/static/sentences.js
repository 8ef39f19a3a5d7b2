// Sentences on the page: which one is being read, and which one of another version stands for the same original.

/** The ids of the original sentences that a sentence stands for. */
export function sources(element) {
  return element.dataset.from ? element.dataset.from.split(" ") : [element.id];
}

/** The sentence nearest to the place where eyes rest: a third of the way down the window. */
export function reading() {
  // First the block and then its sentences: asking each sentence where it is would lay out what is far off the screen.
  const block = nearest([...document.querySelectorAll(".story > .top, .story > .body > *")].filter((one) => one.querySelector(".s")));
  return block && nearest(block.querySelectorAll(".s"));
}

function nearest(elements) {
  const line = innerHeight / 3;
  let best = null;
  let least = Infinity;
  for (const element of elements) {
    const box = element.getBoundingClientRect();
    const away = box.bottom < line ? line - box.bottom : Math.max(0, box.top - line);
    if (away < least) {
      least = away;
      best = element;
    }
    if (box.top > innerHeight) break;
  }
  return best;
}

/** The sentence now on the page that shares an original sentence with the given ids, or stands nearest before them. */
export function counterpart(ids) {
  const number = (id) => Number(id.replace(/\D/g, "")) || 0;
  const wanted = new Set(ids);
  const first = Math.min(...ids.map(number));
  let near = null;
  for (const element of document.querySelectorAll(".story .s")) {
    const own = sources(element);
    if (own.some((id) => wanted.has(id))) return element;
    if (own.some((id) => number(id) <= first)) near = element;
  }
  return near;
}

/** Say something to people who listen to the page. */
export function tell(words) {
  document.getElementById("told").textContent = words;
}
