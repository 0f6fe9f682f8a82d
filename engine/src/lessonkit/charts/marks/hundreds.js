// Hundreds: a field of a hundred dots for each value of a control, below its range; the chosen one is framed. They fill from the foot.
// Fixed: labels, across; holds (the control). Shown: fields (n, said, look), heading, name, tone.

import { fresh, hatching, make, named, svg, whenWide } from "./dom.js";

const [STEP, R] = [10, 3.7];
const THUMB = 16; // pixels: a range's first and last steps lie half a thumb from its ends
const NARROW = 560;

const place = (i) => [(i % 10) * STEP + STEP / 2, (9 - Math.floor(i / 10)) * STEP + STEP / 2];
const dots = (from, to) => Array.from({ length: to - from }, (_, i) => place(from + i)).map(([x, y]) => `M${x - R} ${y}a${R} ${R} 0 1 0 ${2 * R} 0a${R} ${R} 0 1 0 ${-2 * R} 0`).join("");

export const hundreds = (el, { follows, holds, labels, across }, tools) => {
  el.classList.add("scomm-hundreds");
  el.style.setProperty("--many", labels.length);
  const heading = make("p", { class: "heading" });
  const hatch = fresh("hatch");
  const defs = svg("defs");
  const cells = labels.map((label, i) => {
    const [some, rest, said] = [svg("path", {}), svg("path", { class: "rest" }), make("b")];
    const cell = make("div", { class: "cell" }, svg("svg", { viewBox: "0 0 100 100" }, i ? null : defs, rest, some), said, make("span", { class: "of", text: label }));
    cell.addEventListener("click", () => tools.choose(follows, i)); // the range above is there for every hand
    return { cell, some, rest, said };
  });
  const line = make("div", { class: "fields" }, ...cells.map(({ cell }) => cell));
  el.append(...holds.map((one) => tools.held(one)), heading, line, make("p", { class: "note across", text: across }));
  let tone = "";

  // The range's thumb stands above the middle of the chosen field.
  const stop = whenWide(el, (width) => {
    const one = width < NARROW ? 0 : width / labels.length;
    el.classList.toggle("narrow", !one);
    el.style.setProperty("--from", `${one ? one / 2 - THUMB / 2 : 0}px`);
    el.style.setProperty("--long", one ? `${width - one + THUMB}px` : "100%");
  });

  return {
    show(shown) {
      heading.textContent = shown.heading;
      named(line, shown.name);
      if (tone !== shown.tone) {
        tone = shown.tone;
        line.style.setProperty("--tone", `var(--scomm-${tone})`);
        defs.replaceChildren(hatching(hatch, tone, { gap: 3, line: 1.4 }));
      }
      shown.fields.forEach(({ n, said, look }, i) => {
        const one = cells[i];
        one.some.setAttribute("class", look);
        one.some.setAttribute("d", dots(0, n));
        one.some.style.fill = look === "hatch" ? `url(#${hatch})` : "";
        one.rest.setAttribute("d", dots(n, 100));
        one.said.textContent = said;
      });
    },
    step(index) {
      cells.forEach(({ cell }, i) => cell.classList.toggle("chosen", i === index));
    },
    gone: stop,
  };
};
