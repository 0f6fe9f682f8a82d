// Ranges: a bar of a hundred, solid as far as is sure, hatched as far as may be, an outline for the rest.
// Shown: own and beside (low, high, said, label, note, tone; beside may be none), name, heading, of.

import { fresh, hatching, make, named, svg, whenWide } from "./dom.js";

const BAR = 16;
const THIN = 8;

export const ranges = (el) => {
  el.classList.add("scomm-ranges");
  const heading = make("p", { class: "heading" });
  const note = make("p", { class: "note" });
  const hatches = {};
  let given = null;

  // A bar with its words right above it, so that none of two is without a name.
  const row = (height) => {
    const defs = svg("defs");
    const [image, words] = [svg("svg", { height: height + 2 }), make("p", { class: "words" })];
    const hatch = (tone) => {
      if (!hatches[tone]) defs.append(hatching((hatches[tone] = fresh("hatch")), tone));
      return `url(#${hatches[tone]})`;
    };
    const box = make("div", { class: "one" }, words, image);
    const bar = ({ low, high, tone }, width) => {
      const x = (n) => 1 + (n / given.of) * (width - 2);
      const piece = (look, from, to, fill) => (to > from ? svg("rect", { class: look, x: x(from), y: 1, width: x(to) - x(from), height, style: `fill:${fill};stroke:var(--scomm-${tone})` }) : null);
      return [
        svg("rect", { class: "outline", x: 1, y: 1, width: width - 2, height }),
        piece("hatch", low, high, hatch(tone)),
        piece("solid", 0, low, `var(--scomm-${tone})`),
      ].filter(Boolean);
    };
    return {
      box,
      image,
      words,
      draw(reach) {
        const width = box.clientWidth;
        if (!reach || !width) return; // where nothing is shown yet, it is drawn once there is room
        image.setAttribute("width", width);
        image.replaceChildren(defs, ...bar(reach, width));
      },
    };
  };
  const [own, other] = [row(BAR), row(THIN)];
  el.append(heading, own.box, note, other.box);
  const draw = () => {
    if (!given) return;
    own.draw(given.own);
    other.draw(given.beside);
  };
  const stop = whenWide(el, draw);

  return {
    show(shown) {
      given = shown;
      named(own.image, shown.name);
      other.image.setAttribute("aria-hidden", true); // the name tells of both
      heading.textContent = shown.heading;
      heading.hidden = !shown.heading;
      own.words.replaceChildren(make("b", { text: shown.own.said }), ` ${shown.own.label}`);
      note.textContent = shown.own.note;
      other.words.textContent = shown.beside ? `${shown.beside.label}: ${shown.beside.said}` : "";
      other.box.hidden = !shown.beside;
      draw();
    },
    gone: stop,
  };
};
