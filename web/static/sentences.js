// Sentences on the page: which one is being read, and which one of another version stands for the same original.

/** The ids of the original sentences that a sentence stands for. */
export function sources(element) {
  return element.dataset.from ? element.dataset.from.split(" ") : [element.id];
}

/** The sentence nearest to the place where eyes rest: a third of the way down the window. */
export function reading() {
  // First the block and then its sentences: asking each sentence where it is would lay out what is far off the screen.
  const block = nearest([...document.querySelectorAll(".story > .top, .story > .body > :not(.in-short)")].filter((one) => one.querySelector(".s")));
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
  // What is said again "In short" stands for the same originals, and is not the place where they are read.
  for (const element of document.querySelectorAll(".story > .top .s, .story > .body > :not(.in-short) .s")) {
    const own = sources(element);
    if (own.some((id) => wanted.has(id))) return element;
    if (own.some((id) => number(id) <= first)) near = element;
  }
  return near;
}

/** Scroll until a sentence is that far down the window, and stays there. */
export function putAt(sentence, top) {
  // What is far off the screen has only a guessed height (content-visibility): around the new place it has to be the real one at once.
  const around = [];
  for (const step of ["previousElementSibling", "nextElementSibling"]) {
    let room = innerHeight;
    for (let one = sentence.closest(".story > .body > *"); one && room > 0; one = one[step]) {
      around.push(one);
      room -= one.offsetHeight;
    }
  }
  for (const one of around) one.style.contentVisibility = "visible";
  scrollBy({ top: sentence.getBoundingClientRect().top - top, behavior: "instant" });
}

/** Say something to people who listen to the page. */
export function tell(words) {
  document.getElementById("told").textContent = words;
}
