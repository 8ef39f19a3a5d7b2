// The comfort panel: the form of its own page in a dialog, with every change shown as it is made and kept in the cookie.

const root = document.documentElement;

function apply(form) {
  const kept = [];
  const classes = [];
  for (const fieldset of form.querySelectorAll("fieldset[data-control]")) {
    const name = fieldset.dataset.control;
    const inputs = [...fieldset.querySelectorAll("input[type=radio]")];
    const value = inputs.find((input) => input.checked)?.value ?? fieldset.dataset.default;
    classes.push(`${name}-${value}`);
    if (value !== fieldset.dataset.default) kept.push(`${name}-${value}`);
  }
  const colour = (name) => form.elements[name].value.replace("#", "").toLowerCase();
  let sheet = document.querySelector('link[href*="/own/"]');
  if (classes.includes("theme-own")) {
    kept.push(`ink-${colour("ink")}`, `paper-${colour("paper")}`);
    if (!sheet) {
      sheet = document.createElement("link");
      sheet.rel = "stylesheet";
      document.head.append(sheet);
    }
    sheet.href = `/own/${colour("ink")}/${colour("paper")}.css`;
  }
  root.className = classes.join(" ");
  document.cookie = `comfort=${kept.join(".")}; path=/; max-age=${kept.length ? 31536000 : 0}; samesite=lax`;
  dispatchEvent(new Event("comfort"));
}

function reset(form) {
  for (const fieldset of form.querySelectorAll("fieldset[data-control]")) fieldset.querySelector(`input[value="${fieldset.dataset.default}"]`).checked = true;
  apply(form);
}

async function open(link) {
  let text;
  try {
    const answer = await fetch(link.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(String(answer.status));
    text = await answer.text();
  } catch {
    location.assign(link.href);
    return;
  }
  const form = document.adoptNode(new DOMParser().parseFromString(text, "text/html").querySelector("form.comfort"));
  const dialog = document.createElement("dialog");
  dialog.className = "panel";
  dialog.setAttribute("aria-labelledby", "panel-label");
  const bar = document.createElement("div");
  bar.className = "bar";
  const heading = document.createElement("h2");
  heading.id = "panel-label";
  heading.textContent = "Comfort";
  const shut = document.createElement("button");
  shut.type = "button";
  shut.className = "close";
  shut.textContent = "Close";
  shut.addEventListener("click", () => dialog.close());
  bar.append(heading, shut);
  form.querySelector(".actions .main").remove();
  form.addEventListener("change", () => apply(form));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    reset(form);
  });
  dialog.append(bar, form);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog && event.offsetX < 0) dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    link.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** Make the Comfort link open the panel here. */
export function comfort() {
  const form = document.querySelector("main form.comfort");
  if (form) form.addEventListener("change", () => apply(form));
  for (const link of form ? [] : document.querySelectorAll("a[data-comfort]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(link);
    });
  }
}
