// People: so many of a hundred (or of a thousand), each one drawn, with a key that counts them.
// Shown: of, columns, glyph ("person" or "dot"), groups (n, look, tone, label, note), name, caption, also, beside (others, drawn small).
// A look is "solid" (sure), "hatch" (not known) or "outline" (not).

import { fresh, hatching, make, named, svg } from "./dom.js";

const SIZE = { person: [24, 32], dot: [9, 9] };

const glyph = (kind) =>
  kind === "dot"
    ? [svg("circle", { cx: 4.5, cy: 4.5, r: 3.4 })]
    : [svg("circle", { cx: 12, cy: 6, r: 5 }), svg("path", { d: "M3 30v-9a9 9 0 0 1 18 0v9z" })];

export const people = (el) => {
  el.classList.add("scomm-people");
  const hatches = {};
  const defs = svg("defs");
  const image = svg("svg", { class: "icons" });
  const key = make("ul", { class: "key" });
  const also = make("p", { class: "note" });
  const side = make("div", { class: "side" }, key, also);
  const caption = make("p", { class: "note" });
  el.append(caption, make("div", { class: "icons" }, image), side);
  image.append(defs);
  let icons = [];
  let shape = "";
  let before = null;
  let second = null;

  const paint = (node, { look, tone = "accent" }) => {
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
    const [across, down] = kind === "dot" ? [width + 3, height + 3] : [width + 14, height + 6];
    icons = Array.from({ length: of }, (_, i) =>
      image.appendChild(
        svg("g", { transform: `translate(${(i % columns) * across} ${Math.floor(i / columns) * down})` }, ...glyph(kind)),
      ),
    );
    const rows = Math.ceil(of / columns);
    image.setAttribute("viewBox", `-1 -1 ${columns * across - (across - width) + 2} ${rows * down - (down - height) + 2}`);
  };

  const row = ({ n, said, label, note, look, tone }, i, kind) => {
    const [width, height] = SIZE[kind];
    const sample = svg("svg", { class: "sample", viewBox: `-1 -1 ${width + 2} ${height + 2}`, "aria-hidden": true });
    const one = svg("g", {}, ...glyph(kind));
    paint(one, { look, tone });
    sample.append(one);
    const was = before?.[i];
    const ghost = was !== undefined && was !== said ? make("span", { class: "before", text: before.words.replace("{n}", was) }) : null;
    return make(
      "li",
      {},
      sample,
      make("div", {}, make("b", { text: said }), ` ${label} `, ghost, note ? make("span", { class: "note", text: note }) : null),
    );
  };

  return {
    show(shown) {
      const { of, columns, glyph: kind, groups } = shown;
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
      side.hidden = Boolean(shown.caption) && !shown.beside;
      key.replaceChildren(...(shown.caption ? [] : groups.map((group, i) => row(group, i, kind))));
      if (shown.beside) {
        second ??= { el: side.appendChild(make("div", { class: "beside" })) };
        second.mark ??= people(second.el);
        second.mark.show(shown.beside);
      }
      if (second) second.el.hidden = !shown.beside;
      before = Object.assign(
        groups.map(({ said }) => said),
        { words: shown.before },
      );
    },
  };
};
