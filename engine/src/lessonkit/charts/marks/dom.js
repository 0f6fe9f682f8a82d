// Small pieces that every mark and the frame use: elements, SVG, hatching, and whether motion is welcome.

const SVG = "http://www.w3.org/2000/svg";

const filled = (node, attributes, children) => {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (key === "text") node.textContent = value;
    else node.setAttribute(key, value === true ? (key.startsWith("aria-") ? "true" : "") : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
};

/** An HTML element with attributes (`text` is its text; false and null leave one out) and children. */
export const make = (name, attributes = {}, ...children) => filled(document.createElement(name), attributes, children);

/** An SVG element, in the same way. */
export const svg = (name, attributes = {}, ...children) => filled(document.createElementNS(SVG, name), attributes, children);

let ids = 0;
/** An id that no other element of the page has. */
export const fresh = (name) => `scomm-${name}-${(ids += 1)}-${Math.random().toString(36).slice(2, 8)}`;

/** A pattern of lines at 45 degrees, for what is not sure; use `fill: url(#id)`. `tone` is a colour's name, such as "accent". */
export const hatching = (id, tone, { gap = 5, line = 2 } = {}) =>
  svg(
    "pattern",
    { id, width: gap, height: gap, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    svg("rect", { width: line, height: gap, style: `fill:var(--scomm-${tone})` }),
  );

/** Whether the reader wants less motion. */
export const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Calls `draw(width)` now and whenever the width of an element has changed; gives a function that stops it. */
export const whenWide = (el, draw) => {
  let width = -1;
  const look = () => {
    const now = Math.floor(el.clientWidth);
    if (now && now !== width) draw((width = now));
  };
  const watching = new ResizeObserver(look);
  watching.observe(el);
  look();
  return () => watching.disconnect();
};

/** A pointer that goes down or moves on a picture picks, as the range does that stands with it; and from there the keys go on. */
export const grips = (node, range, pick, fits = () => true) => {
  let gripped = false;
  node.addEventListener("pointerdown", (event) => {
    gripped = event.button === 0 && fits(event);
    if (!gripped) return;
    pick(event);
    node.setPointerCapture(event.pointerId);
    range.focus({ preventScroll: true });
  });
  // Else the page would take the focus from the range again, and in JupyterLab the keys would go to the notebook.
  node.addEventListener("mousedown", (event) => gripped && event.preventDefault());
  node.addEventListener("pointermove", (event) => {
    if (event.buttons === 1 && node.hasPointerCapture(event.pointerId)) pick(event);
  });
};

/** Says what an SVG shows: one named image for a screen reader. */
export const named = (image, words) => {
  image.setAttribute("role", "img");
  image.setAttribute("aria-label", words);
};
