// Runs axe in the page and returns plain data: {version, rules: [{id, help, tags, act, impact, outcome, nodes: [{path, tag, said}]}]}.
// The paths and tags are written as dom.py writes them, so that one place found twice can be told.
async ({ left, mostNodes }) => {
  const own = (element) => element.localName.toLowerCase();
  const path = (start) => {
    const steps = [];
    for (let at = start; at; at = at.parentElement) {
      if (/^[A-Za-z][\w-]*$/.test(at.id) && document.getElementById(at.id) === at) {
        steps.push("#" + at.id);
        break;
      }
      const above = at.parentElement;
      const alike = above ? [...above.children].filter((other) => own(other) === own(at)) : [at];
      steps.push(alike.length === 1 ? own(at) : `${own(at)}:nth-of-type(${alike.indexOf(at) + 1})`);
    }
    return steps.reverse().join(" > ");
  };
  const cut = (text, most) => (text.length > most ? text.slice(0, most) + "…" : text);
  const tag = (element) => {
    const written = [...element.attributes].map((one) => ` ${one.name}="${cut(one.value, 80)}"`).join("").slice(0, 300);
    return `<${own(element)}${written}>`;
  };
  const words = (element) => cut((element.textContent || "").replace(/\s+/g, " ").trim(), 100);
  axe.setup(document);
  axe.teardown();
  const about = Object.fromEntries(axe.getRules().map((rule) => [rule.ruleId, rule]));
  const results = await axe.run(document, {
    runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"] },
    rules: Object.fromEntries(left.map((id) => [id, { enabled: false }])),
    resultTypes: ["violations", "incomplete"],
    elementRef: true,
    iframes: false,
    preload: false,
  });
  const node = (found) => {
    const element = found.element;
    const said = [...found.any, ...found.all, ...found.none].map((check) => check.message);
    const placed = element instanceof Element && element.getRootNode() === document;
    return {
      path: placed ? path(element) : found.target.flat().join(" "),
      tag: element instanceof Element ? tag(element) : "",
      text: element instanceof Element && !/^(html|body|table|iframe|svg|video|audio|object)$/.test(own(element)) ? words(element) : "",
      said: cut(said.join("; "), 400),
    };
  };
  const rules = ["violations", "incomplete"].flatMap((outcome) =>
    results[outcome].map((rule) => ({
      id: rule.id,
      help: rule.help,
      tags: rule.tags,
      act: (about[rule.id] || {}).actIds || [],
      impact: rule.impact,
      outcome,
      nodes: rule.nodes.slice(0, mostNodes).map(node),
    })),
  );
  return { version: axe.version, rules };
};
