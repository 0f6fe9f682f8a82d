// Many lines on one scale: all of them together in one picture around the one of the finding, or apart and small behind a button, in an
// order that is chosen. Apart they are one tab stop, with arrow keys, and Enter opens one large.
// Fixed: panels (line, corner, begin, end, sides, name, place, short, tone), behind, whole (a panel), one (an empty plot), together (named,
// others, caption, after, name, more, less), orders (name, places, parts: heading and how many), control. Shown: chosen, yours, large.

import { fresh, hatching, make, svg, whenWide } from "./dom.js";
import { ended } from "./of_multiples/ended.js";
import { NARROW, together } from "./of_multiples/together.js";
import { plot } from "./plot.js";

const [BETWEEN, AROUND] = [10, 14]; // pixels between panels, and within one
const HIGH = 376; // of the picture of all together
const SMALL = { height: 52, top: 6, bottom: 4, right: 8, dot: 3 };
const ROOM = 44; // pixels above the list of all, where it scrolls

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
  const caption = make("p", { class: "caption", text: fixed.together.caption });
  const more = make("button", { type: "button", class: "every" });
  const back = make("button", { type: "button", text: words.back });
  const title = make("b");
  const head = make("div", { class: "head" }, back, title);
  const list = make("ul");
  const image = svg("svg", { role: "img", class: "together" });
  const all = make("div", { class: "all" }, make("div", { class: "bar" }, caption, more), image, list);
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
  const places = () => orders[order][1]; // of the panels, in their order

  const draw = () => {
    if (!shown || !width) return;
    all.classList.toggle("every", every);
    el.classList.toggle("narrow", width < NARROW);
    image.toggleAttribute("hidden", every);
    list.hidden = !every;
    if (!every) {
      const chosen = panels.findIndex(({ place }) => place === shown.chosen);
      const scene = { one, panels, whole, together: fixed.together, chosen, yours: shown.yours, tag: words.yours };
      return together(image, scene, { width, height: HIGH, choose: (i) => tools.choose(control, panels[i].place) });
    }
    const columns = width >= 780 ? 6 : width >= 600 ? 4 : width >= 480 ? 3 : 2;
    list.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    const inside = Math.floor((width - (columns - 1) * BETWEEN) / columns) - AROUND;
    for (const i of places()) ended(tiles[i].image, panels[i], { one, behind, hatch }, { ...SMALL, width: inside });
  };

  // Apart they are as high as together; they scroll within it where they need more.
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
    const parts = orders[order][2];
    const items = places().map((place) => tiles[place].item);
    let from = 0;
    const rows = parts.flatMap(([text, n]) => [make("li", { class: "heading", text }), ...items.slice(from, (from += n))]);
    list.replaceChildren(...(parts.length ? rows : items));
    list.setAttribute("aria-label", fixed.name);
    more.textContent = every ? fixed.together.less : fixed.together.more;
    const [goes, comes] = every ? [caption, sorting] : [sorting, caption];
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
