// Estimates with their ends on one axis, lying or upright, and the same estimates of other worlds as dots that come one by one.
// Shown: items (label, value, low, high, said, strong, note, dots), axis, levels, across, name, upright, since, during, height.

import { make, named, still, svg, whenWide } from "./dom.js";

export const GUTTER = 240; // pixels for names beside lying intervals
export const EDGE = 16;
export const RIGHT = 64; // and for numbers in a column at the right
const ROOM = 520;
const NOTE = 16; // the height of a note
const BEAT = 500; // milliseconds from one world to the next

export const scaled = ([from, to], start, end) => (value) => start + ((value - from) / (to - from)) * (end - start);

const text = (x, y, words, anchor = "start", kind = "") => svg("text", { x, y, "text-anchor": anchor, class: kind, text: words });

export const intervals = (el) => {
  el.classList.add("scomm-intervals");
  const image = svg("svg", {});
  const key = make("p", { class: "note" });
  el.append(image, key);
  let shown = null;
  let width = 0;
  let timer = null;

  const size = (height) => {
    image.setAttribute("width", width);
    image.setAttribute("height", height);
    image.setAttribute("viewBox", `0 0 ${width} ${height}`);
  };

  const lying = () => {
    const narrow = width < ROOM;
    const left = narrow ? EDGE : GUTTER;
    const x = scaled(shown.axis, left, width - (narrow ? EDGE : RIGHT));
    const noted = narrow && shown.items.some(({ note }) => note); // where there is little room a note has a line of its own
    const high = shown.height + (noted ? NOTE * shown.items.length : 0);
    const row = (high - 44) / shown.items.length;
    const bottom = high - 22;
    size(high);
    for (const [at, words] of shown.levels) {
      image.append(svg("line", { class: at === 0 ? "zero" : "grid", "data-tick": "x", "data-x": at, x1: x(at), x2: x(at), y1: 18, y2: bottom }), text(x(at), bottom + 16, words, "middle", "note"));
    }
    across((at) => ({ x1: x(at), x2: x(at), y1: 14, y2: bottom }), (at, i, words) => {
      // Two lines are named on their outer sides, so that close ones stay apart.
      const others = shown.across.filter((_, n) => n !== i).map(({ value }) => value);
      const leftmost = others.length ? at < others[0] : false;
      return text(x(at) + (others.length ? (leftmost ? 4 : -4) : 0), 10, words, others.length ? (leftmost ? "end" : "start") : "middle");
    });
    shown.items.forEach((item, i) => {
      const y = 22 + row * (i + 0.5) + (narrow ? 8 : 0) + (noted ? NOTE / 2 : 0);
      const group = svg("g", { class: item.strong ? "strong" : "weak" });
      const words = narrow ? `${item.label}: ${item.said}` : item.label;
      group.append(text(0, narrow ? y - 12 - (noted ? NOTE : 0) : y + (item.note ? -2 : 4), words));
      if (item.note) group.append(text(0, narrow ? y - 12 : y + 14, item.note, "start", "note"));
      group.append(svg("line", { class: "span", "data-left": item.low, "data-right": item.high, x1: x(item.low), x2: x(item.high), y1: y, y2: y }));
      group.append(svg("circle", { class: "point", "data-x": item.value, cx: x(item.value), cy: y, r: 7 }));
      if (!narrow) {
        group.append(text(width - 4, y + 4, item.said, "end"));
      }
      item.dots.forEach((value, n) => group.append(svg("circle", { class: "dot", "data-x": value, cx: x(value), cy: y + 10 + 5 * (n % 3), r: 3.5, "data-world": n })));
      image.append(group);
    });
  };

  const upright = () => {
    const y = scaled(shown.axis, shown.height - 26, 18);
    const wide = (width - 44 - EDGE) / shown.items.length;
    const x = (i) => 44 + wide * (i + 0.5);
    if (shown.since >= 0) {
      const from = x(shown.since) - wide / 2;
      image.append(svg("rect", { class: "since", x: from, y: 18, width: width - EDGE - from, height: shown.height - 44 }));
      image.append(svg("line", { class: "begins", x1: from, x2: from, y1: 14, y2: shown.height - 26 }), text(from, 12, shown.during, "middle"));
    }
    for (const [at, words] of shown.levels)
      image.append(svg("line", { class: at === 0 ? "zero" : "grid", "data-tick": "y", "data-y": at, x1: 40, x2: width - EDGE, y1: y(at), y2: y(at) }), text(36, y(at) + 4, words, "end", "note"));
    const every = Math.ceil(34 / wide);
    shown.items.forEach((item, i) => {
      const group = svg("g", { class: `upright ${item.strong ? "strong" : "weak"}` });
      group.append(svg("line", { class: "span", "data-bottom": item.low, "data-top": item.high, x1: x(i), x2: x(i), y1: y(item.low), y2: y(item.high) }), svg("circle", { class: "point", "data-y": item.value, cx: x(i), cy: y(item.value), r: 5 }));
      if (i % every === 0) group.append(text(x(i), shown.height - 8, item.label, "middle", "note"));
      image.append(group);
    });
    across((at, one) => ({ x1: x(one.tone === "counter" && shown.since >= 0 ? shown.since : 0) - wide / 2, x2: width - EDGE, y1: y(at), y2: y(at) }), (at, i, words) => text(width - EDGE, y(at) - 5, words, "end"));
  };

  const across = (ends, label) =>
    shown.across.forEach((one, i) => {
      image.append(svg("line", { class: `across ${one.tone === "counter" ? "" : "dashed"}`, style: `stroke:var(--scomm-${one.tone})`, ...ends(one.value, one) }), label(one.value, i, one.label));
    });

  const worlds = () => {
    clearInterval(timer);
    const dots = [...image.querySelectorAll("[data-world]")];
    if (!dots.length || still()) return;
    const most = Math.max(...dots.map((one) => Number(one.dataset.world)));
    let now = 0;
    for (const one of dots) one.style.visibility = Number(one.dataset.world) ? "hidden" : "";
    timer = setInterval(() => {
      now += 1;
      for (const one of dots) if (Number(one.dataset.world) === now) one.style.visibility = "";
      if (now >= most || !el.isConnected) clearInterval(timer);
    }, BEAT);
  };

  const draw = () => {
    if (!shown || !width) return;
    image.replaceChildren();
    size(shown.height);
    named(image, shown.name);
    key.textContent = shown.key;
    (shown.upright ? upright : lying)();
  };
  const leave = whenWide(el, (now) => {
    width = now;
    draw();
  });
  return {
    show(given) {
      const same = shown && JSON.stringify(shown.items.map(({ dots }) => dots)) === JSON.stringify(given.items.map(({ dots }) => dots));
      shown = given;
      width = el.clientWidth || width;
      draw();
      if (!same) worlds();
    },
    gone() {
      clearInterval(timer);
      leave();
    },
  };
};
