// How an area looks: a ground and lines or dots over it, as a fill and as a swatch of the legend.

import { fresh, svg } from "../dom.js";

const TILE = 6; // pixels from line to line

const tone = (name) => `fill:var(--scomm-${name})`;

const pattern = ({ ground, lines, angle, width, dotted, edged }) => {
  const size = edged ? TILE + 2 : TILE;
  const node = svg("pattern", { id: fresh("look"), width: size, height: size, patternUnits: "userSpaceOnUse" });
  if (ground) node.append(svg("rect", { width: size, height: size, style: tone(ground) }));
  if (edged) node.append(svg("rect", { width: size, height: width + 2, style: tone("page") }));
  if (dotted) node.append(svg("circle", { cx: size / 2, cy: size / 2, r: width, style: tone(lines) }));
  else node.append(svg("rect", { y: edged ? 1 : 0, width: size, height: width, style: tone(lines) }));
  node.size = (unit) => node.setAttribute("patternTransform", `scale(${unit}) rotate(${angle})`);
  node.size(1);
  return node;
};

/** The fill of each look, and the patterns that must stand in the picture; `size(unit)` keeps lines as wide as they are. */
export const fills = (looks) => {
  const patterns = looks.map((look) => (look.lines ? pattern(look) : null));
  return {
    defs: svg("defs", {}, ...patterns.filter(Boolean)),
    fills: looks.map(({ ground }, i) =>
      patterns[i] ? `url(#${patterns[i].id})` : ground ? `var(--scomm-${ground})` : "",
    ),
    size: (unit) => patterns.forEach((one) => one?.size(unit)),
  };
};

/** A small sample of a look for the legend. */
export const swatch = (look) => {
  const own = fills([look]);
  return svg(
    "svg",
    { class: `swatch${look.framed ? " framed" : ""}`, width: 24, height: 16, "aria-hidden": true },
    own.defs,
    svg("rect", { x: 1, y: 1, width: 22, height: 14, style: `fill:${own.fills[0] || "var(--scomm-page)"}` }),
  );
};
