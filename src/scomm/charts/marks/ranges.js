// Ranges: a bar of a hundred, solid as far as is sure, hatched as far as may be, an outline for the rest.
// Shown: own and beside (low, high, said, label, note, tone; beside may be none), name, heading, of.

import { fresh, hatching, make, named, svg, whenWide } from "./dom.js";

const BAR = 14;
const THIN = 6;
const GAP = 4;

export const ranges = (el) => {
  el.classList.add("scomm-ranges");
  const heading = make("p", { class: "heading" });
  const defs = svg("defs");
  const image = svg("svg", {});
  const words = make("p", { class: "words" });
  const note = make("p", { class: "note" });
  const other = make("p", { class: "note" });
  el.append(make("div", { class: "bars" }, heading, image), make("div", { class: "side" }, words, note, other));
  const hatches = {};
  let given = null;

  const hatch = (tone) => {
    if (!hatches[tone]) defs.append(hatching((hatches[tone] = fresh("hatch")), tone));
    return `url(#${hatches[tone]})`;
  };

  const bar = ({ low, high, tone }, y, height, width) => {
    const x = (n) => 1 + (n / given.of) * (width - 2);
    const piece = (look, from, to, fill) => (to > from ? svg("rect", { class: look, x: x(from), y, width: x(to) - x(from), height, style: `fill:${fill};stroke:var(--scomm-${tone})` }) : null);
    return [
      svg("rect", { class: "outline", x: 1, y, width: width - 2, height }),
      piece("hatch", low, high, hatch(tone)),
      piece("solid", 0, low, `var(--scomm-${tone})`),
    ].filter(Boolean);
  };

  const draw = () => {
    const width = image.parentElement.clientWidth;
    if (!given || !width) return; // where nothing is shown yet, it is drawn once there is room
    const { own, beside } = given;
    image.setAttribute("width", width);
    image.setAttribute("height", BAR + 2 + (beside ? GAP + THIN : 0));
    image.replaceChildren(defs, ...bar(own, 1, BAR, width), ...(beside ? bar(beside, BAR + 1 + GAP, THIN, width) : []));
  };
  const stop = whenWide(el, draw);

  return {
    show(shown) {
      given = shown;
      named(image, shown.name);
      heading.textContent = shown.heading;
      words.replaceChildren(make("b", { text: shown.own.said }), ` ${shown.own.label}`);
      note.textContent = shown.own.note;
      other.textContent = shown.beside ? `${shown.beside.label}: ${shown.beside.said}` : "";
      other.hidden = !shown.beside;
      draw();
    },
    gone: stop,
  };
};
