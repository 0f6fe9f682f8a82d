// Small multiples: a list of buttons, each a small line on the same scale; one tab stop, arrow keys, and Enter opens one large.
// Fixed: panels (line, corner, end, name, place, short), behind, one (an empty plot), orders, control. Shown: chosen, yours, large.

import { fresh, hatching, make, svg, whenWide } from "./dom.js";
import { path, scale } from "./of_lines/courses.js";
import { plot } from "./plot.js";

const SMALL = { height: 52, end: 42 };

export const multiples = (el, fixed, tools) => {
  const { panels, behind, one, words, orders, control } = fixed;
  let shown = null;
  let order = 0; // which of the ways of sorting
  let opened = -1; // the panel that is open large
  let current = 0; // the panel that Tab reaches
  el.classList.add("scomm-multiples");

  const name = fresh("sort");
  const boxes = orders.map((_, i) => {
    const input = make("input", { type: "radio", name, value: i });
    input.checked = i === order;
    input.addEventListener("change", () => sort(i));
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
  const head = make("div", { class: "head" }, sorting, back, title);
  const list = make("ul", { "aria-label": fixed.name });
  const caption = make("p", { class: "note", text: fixed.caption });
  const all = make("div", { class: "all" }, caption, list);
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
    return { panel, button, image, tag, corner, item: make("li", {}, button) };
  });
  all.prepend(svg("svg", { width: 0, height: 0, class: "defs", "aria-hidden": true }, svg("defs", {}, hatching(hatch, "context", { gap: 4, line: 1 }))));

  let columns = 5;
  const draw = (width) => {
    columns = width >= 780 ? 5 : width >= 600 ? 4 : width >= 480 ? 3 : 2;
    list.classList.toggle("scrolls", columns < 5);
    list.toggleAttribute("data-scrolls", columns < 5);
    list.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    const inside = Math.floor((width - (columns - 1) * 8) / columns) - 14;
    const x = scale(one.xs[0], one.xs[one.xs.length - 1], 1, inside - SMALL.end);
    const y = scale(one.levels[0][0], one.levels[one.levels.length - 1][0], SMALL.height - 2, 4);
    for (const { panel, image, tag } of tiles) {
      const { values } = panel.line;
      const last = values.length - 1;
      image.setAttribute("width", inside);
      tag.classList.toggle("high", y(values[last]) > SMALL.height / 2);
      image.replaceChildren(
        ...(one.band
          ? [svg("rect", { x: x(one.band.first), width: x(one.band.last) - x(one.band.first), y: 2, height: SMALL.height - 4, style: `fill:url(#${hatch})`, class: "band" })]
          : []),
        svg("line", { class: "axis", x1: 0, x2: inside - SMALL.end + 1, y1: SMALL.height - 1.5, y2: SMALL.height - 1.5 }),
        svg("path", { class: "behind", d: path(one.xs, behind.values, x, y) }),
        svg("path", { class: "own", d: path(one.xs, values, x, y) }),
        svg("circle", { class: "end", cx: x(one.xs[last]), cy: y(values[last]), r: 3 }),
        svg("text", { x: x(one.xs[last]) + 6, y: Math.min(SMALL.height - 4, Math.max(13, y(values[last]) + 4)), text: panel.end }),
      );
    }
    // All of them take the most room, which is kept for the large one as well.
    el.style.minHeight = "";
    for (const one of [head, sorting, all]) one.hidden = false;
    room.hidden = true;
    el.style.minHeight = `${el.offsetHeight}px`;
    if (shown) shape();
  };

  const sort = (i) => {
    order = i;
    list.append(...orders[i][1].map((place) => tiles[place].item));
    current = orders[i][1][0];
    tiles.forEach(({ panel, corner }, place) => (corner.textContent = place === current ? `${panel.corner} ${fixed.unit}` : panel.corner));
    roving();
  };
  const roving = () => tiles.forEach(({ button }, i) => button.setAttribute("tabindex", i === current ? 0 : -1));
  const shape = () => {
    const large = Boolean(shown.large) || opened >= 0;
    all.hidden = large;
    sorting.hidden = large;
    head.hidden = Boolean(shown.large);
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
  el.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && opened >= 0 && !shown.large) {
      event.stopPropagation();
      return close();
    }
    const at = tiles.findIndex(({ button }) => button === event.target);
    if (at < 0) return undefined;
    const places = orders[order][1];
    const place = places.indexOf(at);
    const to = { ArrowRight: place + 1, ArrowLeft: place - 1, ArrowDown: place + columns, ArrowUp: place - columns, Home: 0, End: places.length - 1 }[event.key];
    if (to === undefined) return undefined;
    event.preventDefault();
    event.stopPropagation();
    current = places[Math.min(places.length - 1, Math.max(0, to))];
    roving();
    return tiles[current].button.focus();
  });

  sort(0);
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
      shape();
    },
    gone: () => {
      watching();
      board?.gone();
    },
  };
};
