// What a person would see and touch, measured on the rendered page: returns one line for each fault.
// Figures: WCAG 2.2 1.4.8 (80 characters, line height 1.5), 2.5.5 (44 CSS px), 2.4.13 (2 CSS px), 1.4.10 (no sideways scroll), 1.4.6 (7:1).
() => {
  // What is far off the screen is looked at too.
  const whole = new CSSStyleSheet();
  whole.replaceSync("* { content-visibility: visible !important; }");
  document.adoptedStyleSheets.push(whole);
  const faults = [];
  const name = (element) => `${element.tagName.toLowerCase()}${element.id ? "#" + element.id : ""}${element.className?.baseVal === undefined && element.className ? "." + element.className.split(" ").join(".") : ""} "${(element.textContent || element.getAttribute("aria-label") || "").trim().slice(0, 30)}"`;
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest(".unseen, [hidden]");
  const width = document.documentElement.clientWidth;

  if (document.documentElement.scrollWidth > width) faults.push(`sideways scroll: ${document.documentElement.scrollWidth} > ${width}`);

  const texts = new Map(); // block element → its text nodes
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim() || !shown(node.parentElement)) continue;
    let block = node.parentElement;
    while (getComputedStyle(block).display.startsWith("inline") && block.parentElement) block = block.parentElement;
    if (!texts.has(block)) texts.set(block, []);
    texts.get(block).push(node);
  }
  const range = new Range();
  for (const [block, nodes] of texts) {
    const style = getComputedStyle(block);
    const clips = [];
    for (let box = block; box && box !== document.body; box = box.parentElement) {
      const own = getComputedStyle(box);
      if (["hidden", "clip"].includes(own.overflowX) || ["hidden", "clip"].includes(own.overflowY)) clips.push(box);
    }
    const lines = new Map();
    for (const node of nodes) {
      if (parseFloat(getComputedStyle(node.parentElement).fontSize) < 15.9) faults.push(`small text: ${name(node.parentElement)}`);
      for (const match of node.data.matchAll(/\S+\s?/g)) {
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].trimEnd().length);
        const box = range.getClientRects()[0];
        if (!box || !box.width) continue;
        const own = getComputedStyle(node.parentElement);
        const row = Math.round((box.top + box.height / 2) / Math.max(8, parseFloat(own.fontSize) * 0.8));
        lines.set(row, (lines.get(row) ?? 0) + match[0].length);
        for (const clip of clips) {
          const edge = clip.getBoundingClientRect();
          if (box.top < edge.top - 2 || box.bottom > edge.bottom + 2) faults.push(`cut off: ${name(clip)}`);
        }
        if ((box.right > width + 1 || box.left < -1) && !block.closest(".table, .note, .skip")) faults.push(`cut off at the side: ${name(block)}`);
      }
    }
    const longest = Math.max(0, ...lines.values());
    if (longest > 81) faults.push(`long line: ${longest} characters in ${name(block)}`);
    const heading = block.closest("h1, h2, h3, h4, h5, h6");
    const leading = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
    if (lines.size > 1 && !heading && leading < 1.49 && !block.closest("a, button, label")) faults.push(`tight lines: ${leading.toFixed(2)} in ${name(block)}`);
    if (["justify"].includes(style.textAlign)) faults.push(`justified: ${name(block)}`);
    for (const box of clips) if (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1) faults.push(`cut off: ${name(box)}`);
  }

  // Nobody presses paper.
  const pressed = matchMedia("print").matches ? [] : document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary, textarea");
  for (const element of pressed) {
    if (!shown(element) || element.matches(".skip:not(:focus)")) continue;
    const label = ["radio", "checkbox"].includes(element.type) ? element.closest("label") : null;
    const box = (label ?? element).getBoundingClientRect();
    // WCAG's exception: a target in a sentence, whose size the line gives.
    const inline = element.tagName === "A" && getComputedStyle(element).display === "inline" && element.closest(".s, p, li, figcaption, dd") && (element.closest(".s, p, li, figcaption, dd").textContent.trim() !== element.textContent.trim());
    if (!inline && (box.width < 43.5 || box.height < 43.5)) faults.push(`small target: ${Math.round(box.width)}×${Math.round(box.height)} ${name(element)}`);
    document.activeElement?.blur(); // else a focus that came by mouse would stay without its ring
    element.focus({ focusVisible: true, preventScroll: true });
    if (document.activeElement !== element) continue;
    const ring = getComputedStyle(label && label.matches(":has(:focus-visible)") ? label : element);
    if (ring.outlineStyle === "none" || parseFloat(ring.outlineWidth) < 2) faults.push(`focus not visible: ${name(element)}`);
  }
  document.activeElement?.blur();
  return [...new Set(faults)];
}
