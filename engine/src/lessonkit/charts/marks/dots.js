// Dots: very many people, each a dot, a path for each group, with a key that counts them and says what a number was before.
// Fixed: columns (0: as many as fit), hundreds (squares of a hundred), pitch (pixels), ghost (around so many groups stands a line where they
// ended before), before ("" where it is not said), loud (so many groups have large numbers). Shown: groups (n, said, label, look, tone, shape, quiet), name, heading.

import { make, named, svg, whenWide } from "./dom.js";

const FULL = 0.36; // half a dot, as a share of its place
const QUIET = 0.62; // of half a dot
const SAMPLE = 16;

// The path of one group: solid dots are ends of lines without length, so that thousands of them take a moment.
const course = ({ look, shape }, places, r) => {
  if (shape === "diamond") return places.map(([x, y]) => `M${x} ${y - 1.3 * r}l${1.3 * r} ${1.3 * r}l${-1.3 * r} ${1.3 * r}l${-1.3 * r} ${-1.3 * r}z`).join("");
  if (look === "solid") return places.map(([x, y]) => `M${x} ${y}h0`).join("");
  const ring = r - 0.6;
  return places.map(([x, y]) => `M${x - ring} ${y}a${ring} ${ring} 0 1 0 ${2 * ring} 0a${ring} ${ring} 0 1 0 ${-2 * ring} 0`).join("");
};

const painted = (group, places, r) => {
  const half = group.quiet ? QUIET * r : r;
  const path = svg("path", { class: [group.look, group.shape, group.quiet && "quiet"].filter(Boolean).join(" "), d: course(group, places, half) });
  path.style.setProperty("--tone", `var(--scomm-${group.tone})`);
  if (group.look === "solid" && group.shape === "dot") path.setAttribute("stroke-width", 2 * half);
  return path;
};

/** The sign of a group, for a key or a heading. */
export const sampleOf = (group) => svg("svg", { class: "sample", width: SAMPLE, height: SAMPLE, "aria-hidden": true }, painted({ ...group, quiet: false }, [[SAMPLE / 2, SAMPLE / 2]], 5));

// Where dots stand, in places of one: row after row, or as squares of a hundred with a gap between them.
const GAP = 0.7;
const rows = (columns) => ({ wide: columns, at: (i) => [i % columns, Math.floor(i / columns)], high: (n) => Math.ceil(n / columns) });
const squares = (columns) => {
  const across = columns / 10;
  const corner = (square) => [(square % across) * (10 + GAP), Math.floor(square / across) * (10 + GAP)];
  return {
    wide: columns + (across - 1) * GAP,
    at: (i) => [corner(Math.floor(i / 100))[0] + (i % 10), corner(Math.floor(i / 100))[1] + Math.floor((i % 100) / 10)],
    high: (n) => corner(Math.ceil(n / 100) - 1)[1] + 10,
    corner,
  };
};

// The line around the first dots: along the row below the last ones, and up beside the last one; of squares, around the last that is not full.
const around = (n, { wide, corner }, step) => {
  const [x, y] = corner ? corner(Math.floor(n / 100)) : [0, 0];
  const [left, columns, rest] = corner ? [x, 10, n % 100] : [0, wide, n];
  const [row, place] = [y + Math.floor(rest / columns), rest % columns];
  const [right, down] = [(left + columns) * step, row * step];
  return place ? `M${left * step} ${down + step}H${(left + place) * step}V${down}H${right}` : `M${left * step} ${down}H${right}`;
};
const many = (groups, ghost) => groups.slice(0, ghost).reduce((sum, { n }) => sum + n, 0);

export const dots = (el, { columns: asked, hundreds, pitch, ghost, before: was, loud }) => {
  el.classList.add("scomm-dots");
  const heading = make("p", { class: "heading" });
  const image = svg("svg");
  const key = make("ul", { class: "key" });
  el.classList.toggle("loud", Boolean(loud));
  el.append(heading, image, key);
  let now = null;
  let last = null;
  let before = null;
  let drawn = "";

  const draw = () => {
    const width = el.clientWidth;
    if (!now || !width) return;
    const columns = asked || Math.floor(width / pitch);
    const lie = hundreds ? squares(columns) : rows(columns);
    const step = asked ? width / lie.wide : pitch;
    const old = ghost && before ? many(before, ghost) : 0;
    const shape = JSON.stringify([now.groups, columns, width, old]);
    if (shape === drawn) return;
    drawn = shape;
    let at = 0;
    const paths = now.groups.map((group) => {
      const places = Array.from({ length: group.n }, () => {
        const place = lie.at(at).map((one) => Math.round((one + 0.5) * step * 10) / 10);
        at += 1;
        return place;
      });
      return painted(group, places, step * FULL);
    });
    image.setAttribute("width", lie.wide * step);
    image.setAttribute("height", lie.high(at) * step);
    image.replaceChildren(...paths);
    if (old && old < at && old !== many(now.groups, ghost)) image.append(svg("path", { class: "was", d: around(old, lie, step) }));
  };
  const stop = whenWide(el, draw);

  return {
    show(shown) {
      const text = JSON.stringify(shown); // a refusal shows the same once more: then what was before stays before
      if (text !== last?.text) {
        before = last?.groups;
        last = { text, groups: shown.groups };
      }
      now = shown;
      named(image, shown.name);
      heading.textContent = shown.heading;
      key.replaceChildren(
        ...shown.groups.map((group, i) => {
          const old = before?.[i]?.said;
          return make(
            "li",
            { class: i < loud && "large" },
            sampleOf(group),
            make("span", {}, make("b", { text: group.said }), ` ${group.label} `, was && i < ghost && old && old !== group.said && make("span", { class: "before", text: was.replace("{n}", old) })),
          );
        }),
      );
      draw();
    },
    gone: stop,
  };
};
