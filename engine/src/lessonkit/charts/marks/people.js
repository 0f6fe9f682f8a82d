// People: so many of a hundred (or of a thousand), each one drawn, with a key that counts them.
// Shown: of, columns, glyph ("person" or "dot"), groups (n, look, tone, label, note, sign), name, caption, heading, also, area (squares
// beside the people), beside (others, drawn small, or, as persons, alike in a column of their own), lines (around the first people: at, words, tone), ghost (whether a line shows what the first group was).
// A look is "solid" (sure), "hatch" (not known) or "outline" (not).

import { area } from "./area.js";
import { fresh, hatching, make, named, svg, whenWide } from "./dom.js";

const SIZE = { person: [24, 32], dot: [9, 9] };

const NARROW = 520;
const MANY = 5; // groups from which on the key is set small

const pitch = (kind, columns) => {
  const [width, height] = SIZE[kind];
  return kind === "dot" ? [width + 3, height + 3] : [width + (columns > 10 ? 6 : 14), height + 6];
};

const glyph = (kind) =>
  kind === "dot"
    ? [svg("circle", { cx: 4.5, cy: 4.5, r: 3.4 })]
    : [svg("circle", { cx: 12, cy: 6, r: 5 }), svg("path", { d: "M3 30v-9a9 9 0 0 1 18 0v9z" })];

/** Words around a number, such as "at most 14": the words may be smaller than the number. */
const numbered = (said) => said.split(/(\d[\d,.]*)/).filter(Boolean).map((part) => (/^\d/.test(part) ? part : make("span", { class: "less", text: part })));

export const people = (el, { wide = true, first = true } = {}) => {
  el.classList.add("scomm-people");
  const hatches = {};
  const defs = svg("defs");
  const image = svg("svg", { class: "icons", preserveAspectRatio: "xMinYMin" });
  const key = make("ul", { class: "key" });
  const also = make("p", { class: "note" });
  const side = make("div", { class: "side" }, key, also);
  const caption = make("p", { class: "note" });
  const heading = make("p", { class: "heading" });
  const box = make("div", { class: "icons" }, image);
  const size = make("div");
  el.append(caption, make("div", { class: "column" }, heading, box, side, size));
  image.append(defs);
  let icons = [];
  let shape = "";
  let before = null;
  let last = null;
  let second = null;
  let squares = null;

  const signed = (node, sign = "") => {
    let text = node.querySelector("text");
    if (!sign && !text) return;
    text ??= node.appendChild(svg("text", { class: "sign", x: 12, y: 26, "text-anchor": "middle", "aria-hidden": true }));
    text.textContent = sign;
  };

  const paint = (node, { look, tone = "accent", sign }) => {
    const how = `${look} ${tone} ${sign ?? ""}`;
    if (node.how === how) return; // most of a thousand people look as they did in the state before
    node.how = how;
    signed(node, sign);
    if (look === "hatch" && !hatches[tone]) defs.append(hatching((hatches[tone] = fresh("hatch")), tone));
    node.setAttribute("class", look);
    node.style.setProperty("--tone", `var(--scomm-${tone})`);
    node.style.fill = look === "hatch" ? `url(#${hatches[tone]})` : "";
  };

  const lay = (of, columns, kind) => {
    if (shape === `${of} ${columns} ${kind}`) return;
    shape = `${of} ${columns} ${kind}`;
    icons.forEach((icon) => icon.remove());
    const [width, height] = SIZE[kind];
    const [across, down] = pitch(kind, columns);
    icons = Array.from({ length: of }, (_, i) =>
      image.appendChild(
        svg("g", { transform: `translate(${(i % columns) * across} ${Math.floor(i / columns) * down})` }, ...glyph(kind)),
      ),
    );
    const rows = Math.ceil(of / columns);
    image.setAttribute("viewBox", `-1 -1 ${columns * across - (across - width) + 2} ${rows * down - (down - height) + 2}`);
  };

  // The line around the first people: down the side of the last one, and along the rows above and below.
  const around = (at, of, columns, kind) => {
    const [width, height] = SIZE[kind];
    const [across, down] = pitch(kind, columns);
    const [row, place] = [Math.floor(at / columns), at % columns];
    const x = place * across - (across - width) / 2;
    const [top, bottom] = [row, row + 1].map((one) => Math.min(one, of / columns) * down - (down - height) / 2);
    const end = columns * across - (across - width);
    return place ? `M0 ${bottom}H${x}V${top}H${end}` : `M0 ${top}H${end}`;
  };
  const line = (at, of, columns, kind, attributes) =>
    svg("path", { d: around(Math.round(at), of, columns, kind), class: "around", ...attributes });

  const row = ({ n, said, label, note, look, tone, sign }, kind) => {
    const [width, height] = SIZE[kind];
    const sample = svg("svg", { class: "sample", viewBox: `-1 -1 ${width + 2} ${height + 2}`, "aria-hidden": true });
    const one = svg("g", {}, ...glyph(kind));
    paint(one, { look, tone, sign });
    sample.append(one);
    const was = first ? before?.said[label] : undefined; // only the first people are those of before
    const ghost = was !== undefined && was !== said ? make("span", { class: "before", text: before.words.replace("{n}", was) }) : null;
    return make(
      "li",
      {},
      sample,
      make("div", {}, make("b", {}, ...numbered(said)), ` ${label} `, ghost, note ? make("span", { class: "note", text: note }) : null),
    );
  };

  const drawnLine = ({ words, tone }) =>
    make(
      "li",
      { class: "line" },
      svg("svg", { class: "sample", viewBox: "0 0 24 8", "aria-hidden": true }, svg("path", { d: "M0 4H24", class: "around", style: `stroke:var(--scomm-${tone})` })),
      make("div", { text: words }),
    );

  // Many columns need room: on a narrow page people stand in ten.
  let given = null;
  const fitting = () => (given.glyph === "person" && el.clientWidth < NARROW ? Math.min(given.columns, 10) : given.columns);
  const mark = {
    gone() {
      stop();
      second?.mark.gone();
      squares?.gone();
    },
    show(shown) {
      given = shown;
      const { of, glyph: kind, groups } = shown;
      const columns = fitting();
      const now = JSON.stringify(groups); // a refusal shows the same once more: then what was before stays before
      if (now !== last?.groups) {
        before = last;
        const said = Object.fromEntries(groups.map(({ label, said: words }) => [label, words]));
        last = { groups: now, said, first: groups[0], words: shown.before };
      }
      lay(of, columns, kind);
      named(image, shown.name);
      let at = 0;
      for (const group of groups)
        for (let i = 0; i < group.n && at < of; i += 1, at += 1) paint(icons[at], group);
      for (; at < of; at += 1) paint(icons[at], { look: "outline", tone: "edge" });
      also.textContent = shown.also;
      also.hidden = !shown.also;
      caption.textContent = shown.caption;
      caption.hidden = !shown.caption;
      heading.textContent = shown.heading;
      heading.hidden = !shown.heading;
      const paired = shown.beside?.glyph === "person";
      el.classList.toggle("paired", paired);
      side.hidden = Boolean(shown.caption) && !shown.beside;
      key.replaceChildren(...(shown.caption ? [] : [...groups.filter(({ label }) => label).map((group) => row(group, kind)), ...shown.lines.map(drawnLine)]));
      el.classList.toggle("broad", columns > 10 && kind === "person");
      el.classList.toggle("one-number", shown.columns > 10 && kind === "person");
      key.classList.toggle("many", groups.length > MANY || (!wide && Boolean(shown.beside) && groups.length > 3));
      image.querySelectorAll(".around").forEach((one) => one.remove());
      const was = before?.first;
      if (shown.ghost && was && was.label === groups[0].label && was.n !== groups[0].n)
        image.append(line(was.n, of, columns, kind, { class: "around was" }));
      for (const { at: place, tone } of shown.lines)
        image.append(line(place, of, columns, kind, { style: `stroke:var(--scomm-${tone})` }));
      if (shown.beside) {
        second ??= { el: make("div", { class: "beside" }) };
        if (paired) el.append(second.el);
        else if (second.el.parentElement !== side) side.append(second.el);
        second.mark ??= people(second.el, { first: false });
        second.mark.show(shown.beside);
      }
      if (second) second.el.hidden = !shown.beside;
      size.hidden = !shown.area;
      if (shown.area) {
        squares ??= area(size, { ...shown.area, before: first ? shown.area.before : "" });
        squares.show(shown.area);
      }
    },
  };
  const stop = whenWide(el, () => given && shape && shape.split(" ")[1] !== String(fitting()) && mark.show(given));
  return mark;
};
