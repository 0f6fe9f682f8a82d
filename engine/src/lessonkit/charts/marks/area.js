// Area: a square for each group, as large as the group, all on one scale; the square before stays as a dashed outline.
// Fixed: most (people who fill the largest square), heading, before ("" where none is drawn). Shown: squares (n, said, label,
// portions: share, look, tone, from the top), name.

import { fresh, hatching, make, named, svg, whenWide } from "./dom.js";

const SIDE = 146; // the largest square
const GAP = 12;
const WORDS = 18; // a line of words above a square
const SAID = 48; // what a number above a square takes

export const area = (el, { most, heading, before: words }) => {
  el.classList.add("scomm-area");
  const image = svg("svg", { class: "squares" });
  const key = make("ul", { class: "key" });
  el.append(make("p", { class: "note", text: heading }), image, key);
  const defs = svg("defs");
  const hatches = {};
  let now = null;
  let last = null;
  let before = null;

  const fill = ({ look, tone }) => {
    if (look === "outline") return "var(--scomm-page)";
    if (look === "solid") return `var(--scomm-${tone})`;
    if (!hatches[tone]) defs.append(hatching((hatches[tone] = fresh("hatch")), tone));
    return `url(#${hatches[tone]})`;
  };

  // The portions of a square from its top, and its frame.
  const filled = ({ portions }, x, y, side, kind) => {
    let from = y;
    const parts = portions.map((portion) => {
      const part = svg("rect", { class: `portion ${portion.look}`, x, y: from, width: side, height: portion.share * side });
      part.style.fill = fill(portion);
      from += portion.share * side;
      return part;
    });
    const frame = svg("rect", { class: kind, x, y, width: side, height: side });
    return [svg("rect", { class: "ground", x, y, width: side, height: side }), ...parts, frame];
  };

  const draw = (width) => {
    if (!now || !width) return; // in a closed fold there is no room yet
    const side = Math.min(SIDE, width - 4);
    const long = (n) => Math.max(2, Math.sqrt(n / most) * side);
    const all = now.squares;
    const both = all.reduce((sum, one) => sum + Math.max(long(one.n), SAID), GAP * (all.length - 1));
    const scale = Math.min(1, (width - 4) / both); // two squares side by side where there is little room
    image.setAttribute("width", width);
    const single = now.squares.length === 1;
    const foot = side + (single ? 0 : WORDS) + 2;
    image.setAttribute("height", foot + 2);
    const drawn = [];
    let x = 2;
    for (const [i, square] of all.entries()) {
      const length = long(square.n) * scale;
      drawn.push(...filled(square, x, foot - length, length, i ? "other" : "own"));
      if (!single) drawn.push(svg("text", { x, y: foot - length - 5, text: square.said }));
      x += Math.max(length, all.length > 1 ? SAID : 0) + GAP;
    }
    const was = words && before && before.squares.length === 1 && single && before.squares[0].n !== now.squares[0].n;
    if (was) {
      const length = long(before.squares[0].n) * scale;
      drawn.push(svg("rect", { class: "was", x: 2, y: foot - length, width: length, height: length }));
    }
    image.replaceChildren(defs, ...drawn);
    key.replaceChildren(
      ...now.squares.map(({ said, label }, i) =>
        make(
          "li",
          { class: i ? "other" : "own" },
          make("b", { text: said }),
          ` ${label} `,
          was ? make("span", { class: "before", text: words.replace("{n}", before.squares[0].said) }) : null,
        ),
      ),
    );
  };
  const stop = whenWide(el, draw);

  return {
    show(shown) {
      const text = JSON.stringify(shown);
      if (text !== last?.text) {
        before = last;
        last = { text, squares: shown.squares };
      }
      now = shown;
      named(image, shown.name);
      draw(el.clientWidth);
    },
    gone: stop,
  };
};
