// Agencies as boxes and the steps of a print as numbered arrows; one step stands out.
// Model: fixed (boxes, arrows, colours, legend), shown (which arrows happen, who can change them), step, words.
// It runs in a notebook and in a page without a kernel, and asks nothing of any server.

const SVG = "http://www.w3.org/2000/svg";
const STYLE = `
  .scomm-print p{margin:.2em 0;max-width:54em}
  .scomm-print .finding{font-size:16px;font-weight:700;min-height:2.6em;line-height:1.3}
  .scomm-print .source{font-size:12px}
  .scomm-print .frame{overflow-x:auto}
  .scomm-print svg{display:block;width:100%;min-width:600px;max-width:860px;height:auto}
  .scomm-print text{fill:currentColor;text-anchor:middle;font-size:14px}
  .scomm-print .kind{font-size:12px}
  .scomm-print .box rect{fill:none;stroke:currentColor;stroke-width:1.2}
  .scomm-print .box.on rect{stroke-width:3.5}
  .scomm-print .box.on .name{font-weight:700}
  .scomm-print .arrow path{fill:none;stroke:currentColor;stroke-width:1.6}
  .scomm-print .arrow circle{fill:var(--jp-layout-color0,Canvas);stroke:currentColor;stroke-width:1.2}
  .scomm-print .arrow text{font-size:12px}
  .scomm-print .arrow .mark{font-size:15px}
  .scomm-print .arrow.never path,.scomm-print .arrow.never circle{stroke-dasharray:3 4}
  .scomm-print .arrow.never path{opacity:.75}
  .scomm-print .arrow.on path{stroke-width:4.5}
  .scomm-print .arrow.on .number{font-weight:700}
  .scomm-print ul{display:flex;flex-wrap:wrap;gap:2px 18px;list-style:none;padding:0;margin:.3em 0;font-size:14px}
  .scomm-print li{margin:0}
`;

const make = (name, attributes = {}) => Object.assign(document.createElement(name), attributes);
const drawn = (name, attributes = {}) => {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
};
const written = (text, attributes) => Object.assign(drawn("text", attributes), { textContent: text });

export default {
  render({ model, el }) {
    const fixed = model.get("fixed");
    el.classList.add("scomm-print");

    const finding = make("p", { className: "finding" });
    const source = make("p", { className: "source" });
    const svg = drawn("svg", { viewBox: fixed.view_box, role: "img" });
    const tip = (id, colour) => {
      const marker = drawn("marker", {
        id, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8,
        orient: "auto-start-reverse", markerUnits: "userSpaceOnUse",
      });
      marker.append(drawn("path", { d: "M0 0L8 4L0 8z", fill: colour }));
      return marker;
    };
    // Ids are of the whole page: two diagrams must not share them.
    const own = `scomm-tip-${Math.random().toString(36).slice(2)}`;
    const tips = drawn("defs");
    tips.append(tip(own, "currentColor"), tip(`${own}-on`, fixed.colour));
    tips.lastChild.setAttribute("markerWidth", 14);
    tips.lastChild.setAttribute("markerHeight", 14);
    svg.append(tips);

    const boxes = Object.fromEntries(fixed.boxes.map((box) => {
      const group = drawn("g", { class: "box" });
      const { x, y, width, height } = box;
      group.append(drawn("rect", { x: x - width / 2, y: y - height / 2, width, height, rx: 6 }));
      const top = y - (box.lines.length * 17) / 2 + 4;
      box.lines.forEach((line, i) => group.append(written(line, { x, y: top + 17 * i, class: "name" })));
      group.append(written(box.kind, { x, y: top + 17 * box.lines.length, class: "kind" }));
      svg.append(group);
      return [box.id, { group, rect: group.firstChild }];
    }));

    const arrows = fixed.arrows.map((arrow, i) => {
      const group = drawn("g", { class: "arrow" });
      const path = drawn("path", { d: arrow.path });
      const dot = drawn("circle", { cx: arrow.x, cy: arrow.y, r: 11 });
      const number = written(i + 1, { x: arrow.x, y: arrow.y + 4.5, class: "number" });
      const mark = written("", { x: arrow.x + arrow.mark[0], y: arrow.y + arrow.mark[1], class: "mark" });
      group.append(path, dot, number, mark);
      svg.append(group);
      return { group, path, dot, number, mark, ends: [arrow.sender, arrow.receiver] };
    });

    const draw = () => {
      const shown = model.get("shown");
      const now = model.get("step");
      svg.setAttribute("aria-label", shown.label);
      for (const { group, rect } of Object.values(boxes)) {
        group.classList.remove("on");
        rect.removeAttribute("style");
      }
      arrows.forEach(({ group, path, dot, number, mark, ends }, i) => {
        const { happens, can } = shown.arrows[i];
        const on = i === now;
        group.classList.toggle("on", on);
        group.classList.toggle("never", !happens);
        path.setAttribute("marker-end", `url(#${own}${on ? "-on" : ""})`);
        path.style.stroke = on ? fixed.colour : "";
        dot.style.fill = dot.style.stroke = on ? fixed.colour : "";
        number.style.fill = on ? fixed.on_colour : "";
        mark.textContent = happens ? can : "";
        if (on && happens) {
          for (const end of ends) {
            boxes[end].group.classList.add("on");
            boxes[end].rect.style.stroke = fixed.colour;
          }
        }
      });
    };
    const speak = () => {
      const words = model.get("words");
      finding.textContent = words.finding;
      source.textContent = words.source;
    };

    const frame = make("div", { className: "frame" });
    frame.append(svg);
    const legend = make("ul", { ariaLabel: fixed.legend.name });
    legend.append(...fixed.legend.signs.map((text) => make("li", { textContent: text })));
    el.replaceChildren(make("style", { textContent: STYLE }), finding, frame, legend, source);
    model.on("change:step", draw);
    model.on("change:shown", draw);
    model.on("change:words", speak);
    draw();
    speak();
    return () => {
      model.off("change:step", draw);
      model.off("change:shown", draw);
      model.off("change:words", speak);
    };
  },
};
