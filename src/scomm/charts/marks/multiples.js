// Small multiples: a list of buttons, each a small line on the same scale; one tab stop, arrow keys, and Enter opens one large.
// Fixed: panels (line, corner, end, name, place, short, tone), behind, whole (a panel of them all, with axes, begin and sides), one (an empty plot),
// broken (lines of words), orders (name, places, parts: heading and how many), control. Shown: chosen, yours, large.

import { fresh, hatching, make, svg, whenWide } from "./dom.js";
import { broken, path, scale } from "./of_lines/courses.js";
import { plot } from "./plot.js";

const SMALL = { height: 25, end: 12 };
const WIDE = { height: 164, side: 80, axis: 16, gap: 9, named: 460, line: 17, number: 30 }; // pixels; where lines are shorter, words stand below them

export const multiples = (el, fixed, tools) => {
  const { panels, behind, whole, one, words, orders, control } = fixed;
  let shown = null;
  let order = 0; // which of the ways of sorting
  let opened = -1; // the panel that is open large
  let current = 0; // the panel that Tab reaches
  el.classList.add("scomm-multiples");

  const name = fresh("sort");
  const boxes = orders.map((_, i) => {
    const input = make("input", { type: "radio", name, value: i });
    input.checked = i === order;
    input.addEventListener("change", () => {
      sort(i);
    });
    return input;
  });
  const sorting = make(
    "fieldset",
    { class: "control chips" },
    make("legend", { text: words.sort }),
    make("div", {}, ...boxes.map((box, i) => make("label", {}, box, make("span", { text: orders[i][0] })))),
  );
  const back = make("button", { type: "button", text: words.back });
  const title = make("b");
  const head = make("div", { class: "head" }, back, title);
  const list = make("ul", { "aria-label": fixed.name });
  const all = make("div", { class: "all" });
  const room = make("div", { class: "large", hidden: true });
  el.append(head, all, room);
  let board = null; // the large plot, made when it is first wanted
  const hatch = fresh("hatch");

  const tiles = panels.map((panel, i) => {
    const image = svg("svg", { class: "small", height: SMALL.height, "aria-hidden": true });
    const tag = make("span", { class: "tag" });
    const corner = make("span", { class: "corner", text: panel.corner });
    const button = make(
      "button",
      { type: "button", "aria-label": panel.name, tabindex: -1 },
      make("span", { class: "top" }, make("b", { text: panel.short }), tag, corner),
      image,
    );
    button.addEventListener("click", () => open(i));
    return { panel, button, image, tag, corner, item: make("li", { class: panel.tone }, button) };
  });
  const wide = whole && { image: svg("svg", { class: "small", role: "img" }), title: make("p", { class: "top" }), why: make("p", { class: "why" }) };
  if (wide) all.append(make("div", { class: "whole" }, wide.title, wide.image, wide.why));
  all.append(sorting, list);
  all.prepend(svg("svg", { width: 0, height: 0, class: "defs", "aria-hidden": true }, svg("defs", {}, hatching(hatch, "context", { gap: 4, line: 1 }))));

  let columns = 5;
  const draw = (width) => {
    columns = width >= 780 ? 6 : width >= 600 ? 4 : width >= 480 ? 3 : 2;
    all.classList.toggle("roomy", columns === 6); // the ways of sorting stand at the right of the first heading
    list.classList.toggle("scrolls", columns < 6);
    list.toggleAttribute("data-scrolls", columns < 6);
    list.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    const each = (width - 6 - (columns - 1) * 8) / columns;
    const inside = Math.floor(each) - 14;
    const x = scale(one.xs[0], one.xs[one.xs.length - 1], 1, inside - SMALL.end);
    const y = scale(one.levels[0][0], one.levels[one.levels.length - 1][0], SMALL.height - 2, 4);
    for (const { panel, image, tag } of tiles) {
      const { values } = panel.line;
      const last = values.length - 1;
      image.setAttribute("width", inside);
      tag.classList.toggle("high", y(values[last]) > SMALL.height / 2);
      image.replaceChildren(
        svg("line", { class: "axis", x1: 0, x2: inside - SMALL.end + 1, y1: SMALL.height - 1.5, y2: SMALL.height - 1.5 }),
        svg("path", { class: "behind", d: course(behind.values, x, y) }),
        svg("path", { class: "own", d: course(values, x, y) }),
        svg("circle", { class: "end", cx: x(one.xs[last]), cy: y(values[last]), r: 3 }),
      );
    }
    sort(order);
    drawWhole(width);
    // All of them take the most room, which is kept for the large one as well.
    el.style.minHeight = "";
    for (const one of [head, all]) one.hidden = one === head;
    room.hidden = true;
    el.style.minHeight = `${el.offsetHeight}px`;
    if (shown) shape();
  };

  // The line of them all, or of the chosen one before it, as wide as the picture: its values at both ends, and at both sides
  // of a break, are the finding, and so the largest words.
  const course = (values, x, y) => path(one.xs, broken(one.xs, values, one.band).ends, x, y);
  const drawWhole = (width) => {
    if (!wide || !width) return;
    const large = panels.find(({ place }) => place === shown?.chosen) ?? whole;
    wide.title.textContent = fixed.heading.replace("{name}", large.line.label);
    wide.image.setAttribute("aria-label", large.name);
    const [left, right, bottom] = [WIDE.side, width - WIDE.side, WIDE.height - WIDE.axis];
    const [low, high] = [one.levels[0], one.levels[one.levels.length - 1]];
    const x = scale(one.xs[0], one.xs[one.xs.length - 1], left, right);
    const y = scale(low[0], high[0], bottom, 6);
    const { values } = large.line;
    const last = values.length - 1;
    const roomy = right - left >= WIDE.named;
    const broken_by = fixed.broken.map((text) => text.replace("{begin}", large.begin).replace("{end}", large.end));
    wide.why.textContent = broken_by.join(" ");
    wide.why.hidden = roomy || !broken_by.length;
    // The values at both sides of a break stand off the course of their line: below it where it goes on upward, else above; never below the axis.
    const sides = (one.band?.broken ? [one.band.first, one.band.last] : []).map((at, i) => {
      const place = one.xs.indexOf(at);
      const [from, fits] = [y(values[place]), y(values[place]) + WIDE.number < bottom];
      const near = values.filter((_, k) => (i ? k >= place : k <= place) && Math.abs(x(one.xs[k]) - x(at)) < WIDE.side);
      const over = Math.min(...near.map(y)); // above the line as far as the number reaches
      const below = fits && (!i || values[last] > values[place]);
      const crowded = !roomy && i && !below && values[last] > values[place]; // it would meet the number at the end
      return svg("text", { class: crowded ? "halo" : "halo number", x: x(at) + (i ? 4 : -4), y: below ? from + WIDE.number : Math.max(over - 10, WIDE.number), "text-anchor": i ? "start" : "end", text: large.sides[i] });
    });
    const ends = [[0, left - WIDE.gap, "end", large.begin], [last, right + WIDE.gap, "start", large.end]];
    const [begins, finishes] = ends.map(([i, at, anchor, text]) => svg("text", { class: "number", x: at, y: y(values[i]) + 9, "text-anchor": anchor, text }));
    wide.image.setAttribute("width", width);
    wide.image.setAttribute("height", WIDE.height);
    wide.image.replaceChildren(
      ...(one.band
        ? [
            svg("rect", { x: x(one.band.first), width: x(one.band.last) - x(one.band.first), y: 6, height: bottom - 6, style: `fill:url(#${hatch})`, class: "band" }),
            ...(roomy ? broken_by : []).map((text, i) => svg("text", { x: x(one.band.first) - 8, y: 22 + i * WIDE.line, "text-anchor": "end", text })),
          ]
        : []),
      ...[low, high].flatMap(([at, text]) => [
        svg("line", { class: "axis", x1: left, x2: right, y1: y(at), y2: y(at) }),
        svg("text", { class: "scale", x: left + 4, y: y(at) + (at === high[0] ? 13 : -4), text }),
      ]),
      ...ends.map(([i]) => svg("text", { class: "scale", x: x(one.xs[i]), y: WIDE.height - 2, "text-anchor": "middle", text: one.said[i] })),
      large === whole ? "" : svg("path", { class: "behind", d: course(whole.line.values, x, y) }),
      svg("path", { class: "mean", d: course(values, x, y) }),
      ...broken(one.xs, values, one.band).dots.map(([at, value]) => svg("circle", { class: "end", cx: x(at), cy: y(value), r: 3 })),
      ...[...ends.map(([i]) => i), ...(one.band?.broken ? [one.band.first, one.band.last].map((at) => one.xs.indexOf(at)) : [])].map((i) =>
        svg("circle", { class: "end", cx: x(one.xs[i]), cy: y(values[i]), r: 5 }),
      ),
      begins,
      ...sides,
      finishes,
    );
  };
  const sort = (i) => {
    order = i;
    const [, places, parts] = orders[i];
    const heading = (text) => make("li", { class: "heading", text });
    const items = places.map((place) => tiles[place].item);
    let from = 0;
    const rows = parts.flatMap(([text, n]) => [heading(text), ...items.slice(from, (from += n))]);
    list.classList.toggle("plain", !parts.length);
    list.replaceChildren(...(parts.length ? rows : items));
    current = orders[i][1][0];
    tiles.forEach(({ panel, corner }, place) => (corner.textContent = place === current ? `${panel.corner} ${fixed.unit}` : panel.corner));
    roving();
  };
  const roving = () => tiles.forEach(({ button }, i) => button.setAttribute("tabindex", i === current ? 0 : -1));
  const shape = () => {
    const large = Boolean(shown.large) || opened >= 0;
    all.hidden = large;
    head.hidden = !large || Boolean(shown.large);
    room.hidden = !large;
    back.hidden = opened < 0 || Boolean(shown.large);
    title.textContent = back.hidden ? "" : panels[opened].line.label;
    if (!large) return;
    const lines = opened < 0 ? [] : [{ ...panels[opened].line, tone: "accent" }, { ...behind, tone: "context", dash: "dash" }];
    board ??= plot(room, { label: fixed.read });
    board.show(shown.large ?? { ...one, lines, name: panels[opened].name });
  };
  const open = (i) => {
    opened = current = i;
    roving();
    shape();
    back.focus();
    tools.choose(control, panels[i].place);
  };
  const close = () => {
    const was = opened;
    opened = -1;
    shape();
    tiles[was].button.focus();
  };
  back.addEventListener("click", close);
  // The place of the panel that stands next below (1) or above (-1): rows under headings are not all full.
  const beyond = (at, way) => {
    const here = tiles[at].button.getBoundingClientRect();
    const off = (i) => {
      const there = tiles[i].button.getBoundingClientRect();
      return [way * (there.top - here.top), Math.abs(there.left - here.left)];
    };
    const further = tiles.map((_, i) => [i, ...off(i)]).filter(([, down]) => down > 4);
    further.sort(([, down, aside], [, down_, aside_]) => down - down_ || aside - aside_);
    return further.length ? orders[order][1].indexOf(further[0][0]) : orders[order][1].indexOf(at);
  };
  el.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && opened >= 0 && !shown.large) {
      event.stopPropagation();
      return close();
    }
    const at = tiles.findIndex(({ button }) => button === event.target);
    if (at < 0) return undefined;
    const places = orders[order][1];
    const place = places.indexOf(at);
    const to = { ArrowRight: place + 1, ArrowLeft: place - 1, ArrowDown: beyond(at, 1), ArrowUp: beyond(at, -1), Home: 0, End: places.length - 1 }[event.key];
    if (to === undefined) return undefined;
    event.preventDefault();
    event.stopPropagation();
    current = places[Math.min(places.length - 1, Math.max(0, to))];
    roving();
    return tiles[current].button.focus();
  });

  const watching = whenWide(el, draw);

  return {
    show(next) {
      shown = next;
      if (opened >= 0 && panels[opened].place !== next.chosen) opened = panels.findIndex(({ place }) => place === next.chosen);
      tiles.forEach(({ panel, button, item, tag }, i) => {
        const chosen = panel.place === next.chosen;
        item.classList.toggle("chosen", chosen);
        item.classList.toggle("yours", i === next.yours);
        chosen ? button.setAttribute("aria-current", "true") : button.removeAttribute("aria-current");
        tag.textContent = i === next.yours ? words.yours : "";
        button.setAttribute("aria-label", i === next.yours ? `${panel.name} (${words.yours})` : panel.name);
        if (chosen && !el.contains(document.activeElement)) current = i;
      });
      roving();
      drawWhole(el.clientWidth);
      shape();
    },
    gone: () => {
      watching();
      board?.gone();
    },
  };
};
