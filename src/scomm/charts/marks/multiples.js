// Small multiples: the line of them all, or of the chosen one, large with the numbers of the finding; beside it a few panels, tall, on the
// same scale; all of them small behind a button, in an order that is chosen. One tab stop, arrow keys, and Enter opens one large.
// Fixed: panels (line, corner, begin, end, sides, name, place, short, tone), behind, whole (a panel), one (an empty plot), broken (words),
// heading, orders (name, places, parts: heading and how many), control. Shown: chosen, yours, large, few (panels, counted, rows, count, said, note, scale, name, more, less).

import { fresh, hatching, make, svg, whenWide } from "./dom.js";
import { ended } from "./of_multiples/ended.js";
import { plot } from "./plot.js";

const [SIDE, GAP, BETWEEN, AROUND] = [680, 24, 10, 14]; // pixels: from which width panels stand beside the large line, to it, between panels, and within one
const HERO = { most: 316, part: 0.38, height: 310, top: 16, bottom: 18, right: 44, number: 34, after: 17, dot: 5, whole: true };
const BESIDE = 334; // the height of the large line where panels stand beside it
const TALL = { height: 139, top: 10, bottom: 18, left: 46, right: 6, number: 17, after: 0, dot: 4 };
const SMALL = { height: 54, top: 6, bottom: 4, right: 8, number: 0, after: 0, dot: 3 };
const [DOT, APART] = [4, 12]; // pixels: the radius of a dot that counts, and from one to the next
const ROOM = 44; // pixels above the list of all, where it scrolls

// Dots in a row, so many of them filled: each is one of the panels.
const dots = (filled, all) =>
  svg(
    "svg",
    { class: "dots", width: all * APART, height: APART, "aria-hidden": true },
    ...Array.from({ length: all }, (_, i) => svg("circle", { class: i < filled ? "full" : "ring", cx: (i + 0.5) * APART, cy: APART / 2, r: DOT })),
  );

export const multiples = (el, fixed, tools) => {
  const { panels, behind, whole, one, words, orders, control } = fixed;
  let shown = null;
  let order = 0; // which of the ways of sorting
  let every = false; // whether all panels are shown, small
  let opened = -1; // the panel that is open large
  let current = 0; // the panel that Tab reaches
  let width = 0;
  el.classList.add("scomm-multiples");

  const name = fresh("sort");
  const boxes = orders.map((_, i) => {
    const input = make("input", { type: "radio", name, value: i });
    input.checked = i === order;
    input.addEventListener("change", () => {
      order = i;
      arrange();
    });
    return input;
  });
  const sorting = make(
    "fieldset",
    { class: "control chips" },
    make("legend", { text: words.sort }),
    make("div", {}, ...boxes.map((box, i) => make("label", {}, box, make("span", { text: orders[i][0] })))),
  );
  const counted = make("p", { class: "counted" });
  const more = make("button", { type: "button", class: "every" });
  const back = make("button", { type: "button", text: words.back });
  const title = make("b");
  const head = make("div", { class: "head" }, back, title);
  const list = make("ul");
  const wide = { image: svg("svg", { role: "img" }), title: make("p", { class: "top" }), why: make("p", { class: "why", text: fixed.broken.join(" ") }) };
  const large = make("div", { class: "whole" }, wide.title, wide.image, wide.why);
  const all = make("div", { class: "all" }, large, make("div", { class: "bar" }, counted, more), list);
  const room = make("div", { class: "large", hidden: true });
  const hatch = fresh("hatch");
  el.append(svg("svg", { width: 0, height: 0, class: "defs", "aria-hidden": true }, svg("defs", {}, hatching(hatch, "context", { gap: 5, line: 1 }))), head, all, room);
  let board = null; // the large plot, made when it is first wanted

  const tiles = panels.map((panel, i) => {
    const image = svg("svg", { class: "small", "aria-hidden": true });
    const tag = make("span", { class: "tag" });
    const corner = make("span", { class: "corner", text: panel.corner });
    const button = make("button", { type: "button", tabindex: -1 }, make("span", { class: "top" }, make("b", { text: panel.short }), tag, corner), image);
    button.addEventListener("click", () => open(i));
    return { panel, button, image, tag, corner, item: make("li", { class: panel.tone }, button) };
  });
  const places = () => (every ? orders[order][1] : shown.few.panels); // of the panels that are there, in their order

  const draw = () => {
    if (!shown || !width) return;
    const side = !every && width >= SIDE;
    const columns = every ? (width >= 780 ? 6 : width >= 600 ? 4 : width >= 480 ? 3 : 2) : width >= 480 ? 3 : 2;
    all.classList.toggle("every", every);
    all.classList.toggle("side", side);
    large.hidden = every;
    list.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    // With room for two columns, a row under its heading becomes a column.
    const most = Math.max(...shown.few.rows.map(([, n]) => n));
    const upright = !every && columns === 2 && shown.few.rows.every(([, n]) => n === most);
    list.classList.toggle("upright", upright);
    list.style.gridTemplateRows = upright ? `repeat(${most + 1}, auto)` : "";
    const hero = side ? Math.min(HERO.most, Math.round(width * HERO.part)) : width;
    const room_ = width - (side ? hero + GAP : 0);
    all.style.gridTemplateColumns = side ? `${hero}px minmax(0, 1fr)` : "";
    const inside = Math.floor((room_ - (columns - 1) * BETWEEN) / columns) - AROUND;
    for (const i of places()) ended(tiles[i].image, panels[i], { one, behind, hatch }, { ...(every ? SMALL : TALL), width: inside });
    drawWhole(hero, side ? BESIDE : HERO.height);
  };

  // The line of them all, or of the chosen one before it: its ends are the finding, and so the largest words.
  const drawWhole = (room_, height) => {
    const of = panels.find(({ place }) => place === shown.chosen) ?? whole;
    wide.title.textContent = fixed.heading.replace("{name}", of.line.label);
    wide.image.setAttribute("aria-label", of.name);
    wide.why.textContent = fixed.broken.map((text) => text.replace("{begin}", of.begin).replace("{end}", of.end)).join(" ");
    ended(wide.image, of, { one, behind: of === whole ? null : behind, hatch }, { ...HERO, width: room_, height });
  };

  // The few are as high as the whole is at any time; all of them scroll within it where they need more.
  const measure = () => {
    const was = every;
    every = false;
    arrange();
    el.style.minHeight = "";
    for (const node of [head, all]) node.hidden = node === head;
    room.hidden = true;
    const high = el.offsetHeight;
    el.style.minHeight = `${high}px`;
    list.style.setProperty("--most", `${high - ROOM}px`);
    every = was;
    arrange();
    shape();
  };

  // The panels that are there, under their headings where they have some.
  const arrange = () => {
    const { few } = shown;
    const parts = every ? orders[order][2] : few.rows;
    const items = places().map((place) => tiles[place].item);
    let from = 0;
    const headed = (text, i) => (every ? [text] : [dots(i ? 0 : 1, 1), make("b", { text }), make("span", { class: "note", text: few.scale })]);
    const rows = parts.flatMap(([text, n], i) => [make("li", { class: "heading" }, ...headed(text, i)), ...items.slice(from, (from += n))]);
    list.replaceChildren(...(parts.length ? rows : items));
    list.setAttribute("aria-label", every ? fixed.name : few.name);
    list.toggleAttribute("data-scrolls", every);
    counted.replaceChildren(make("b", { text: few.count }), ` ${few.said}`, make("span", { class: "note" }, dots(...few.counted), few.note));
    more.textContent = every ? few.less : few.more;
    const [goes, comes] = every ? [counted, sorting] : [sorting, counted];
    if (goes.isConnected) goes.replaceWith(comes);
    if (!places().includes(current)) current = places()[0];
    tiles.forEach(({ panel, corner }, place) => (corner.textContent = place === orders[order][1][0] ? `${panel.corner} ${fixed.unit}` : panel.corner));
    roving();
    draw();
  };
  more.addEventListener("click", () => {
    every = !every;
    arrange();
  });

  const roving = () => tiles.forEach(({ button }, i) => button.setAttribute("tabindex", i === current ? 0 : -1));
  const shape = () => {
    const large_ = Boolean(shown.large) || opened >= 0;
    all.hidden = large_;
    head.hidden = !large_ || Boolean(shown.large);
    room.hidden = !large_;
    back.hidden = opened < 0 || Boolean(shown.large);
    title.textContent = back.hidden ? "" : panels[opened].line.label;
    if (!large_) return;
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
    const further = places().map((i) => [i, ...off(i)]).filter(([, down]) => down > 4);
    further.sort(([, down, aside], [, down_, aside_]) => down - down_ || aside - aside_);
    return places().indexOf(further.length ? further[0][0] : at);
  };
  el.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && opened >= 0 && !shown.large) {
      event.stopPropagation();
      return close();
    }
    const at = tiles.findIndex(({ button }) => button === event.target);
    if (at < 0) return undefined;
    const place = places().indexOf(at);
    const last = places().length - 1;
    const to = { ArrowRight: place + 1, ArrowLeft: place - 1, ArrowDown: beyond(at, 1), ArrowUp: beyond(at, -1), Home: 0, End: last }[event.key];
    if (to === undefined) return undefined;
    event.preventDefault();
    event.stopPropagation();
    current = places()[Math.min(last, Math.max(0, to))];
    roving();
    return tiles[current].button.focus();
  });

  const watching = whenWide(el, (now) => {
    width = now;
    if (shown) measure();
  });

  return {
    show(next) {
      const first = !shown;
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
      first && width ? measure() : arrange();
      shape();
    },
    gone: () => {
      watching();
      board?.gone();
    },
  };
};
