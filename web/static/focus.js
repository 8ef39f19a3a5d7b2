// Line focus: two dark bands leave 1, 3 or 5 lines free around the pointer, or around what the keyboard is on.

const HOW = { "focus-1": 1, "focus-3": 3, "focus-5": 5 };
let bands = null;
let middle = innerHeight / 3;

function lines() {
  for (const [name, count] of Object.entries(HOW)) if (document.documentElement.classList.contains(name)) return count;
  return 0;
}

function draw() {
  const count = lines();
  if (!count || !document.querySelector("article.story")) {
    bands?.forEach((band) => band.remove());
    bands = null;
    return;
  }
  if (!bands) {
    bands = [document.createElement("div"), document.createElement("div")];
    for (const band of bands) {
      band.className = "band";
      document.body.append(band);
    }
  }
  const half = (count * parseFloat(getComputedStyle(document.body).lineHeight)) / 2;
  bands[0].style.top = "0";
  bands[0].style.height = `${Math.max(0, middle - half)}px`;
  bands[1].style.top = `${middle + half}px`;
  bands[1].style.bottom = "0";
}

/** Follow the pointer and the focus, as long as the reader has asked for it. */
export function focus() {
  addEventListener("pointermove", (event) => {
    middle = event.clientY;
    if (bands) draw();
  });
  addEventListener("focusin", (event) => {
    const box = event.target.getBoundingClientRect();
    middle = box.top + Math.min(box.height, innerHeight) / 2;
    if (bands) draw();
  });
  addEventListener("keydown", (event) => {
    const line = parseFloat(getComputedStyle(document.body).lineHeight);
    if (!bands || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    // The window scrolls by itself when the band reaches its edge.
    const next = middle + (event.key === "ArrowDown" ? line : -line);
    if (next > line && next < innerHeight - line) {
      event.preventDefault();
      middle = next;
      draw();
    }
  });
  addEventListener("comfort", draw);
  draw();
}
