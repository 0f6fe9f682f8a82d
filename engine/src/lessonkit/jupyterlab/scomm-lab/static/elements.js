// HTML elements in one line each.

let count = 0;

// element("p", { class: "note", onclick: act }, "text", child): attributes, listeners, children.
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

// An id that no other element of the page has.
export const freshId = name => `scomm-${name}-${++count}`;

// The few signs of Markdown that stand in an option: **bold**, *stress* and `code`; the rest is text.
export function inline(text) {
  return text.split(/(\*\*[^*]+\*\*|\*[^*]+\*|`[^`]+`)/).map(part => {
    if (/^\*\*.+\*\*$/.test(part)) return element("strong", {}, part.slice(2, -2));
    if (/^\*.+\*$/.test(part)) return element("em", {}, part.slice(1, -1));
    return /^`.+`$/.test(part) ? element("code", {}, part.slice(1, -1)) : part;
  });
}
