// Hypothetical outcomes: one study of a made-up world after another on the same axes, each beside the truth, and a row that counts
// which of them hold it. Who wants less motion sees the one number of each side by side, and so does who asks for it.
// Shown: places (label, truth, apart), studies (tenths, margins, held, said), levels, since, during, counted, one and all (each: name, key, truth, across), unit, none, height. Fixed: together.

import { make, named, still, svg, whenWide } from "./dom.js";
import { scale } from "./of_lines/courses.js";

const BEAT = 500; // milliseconds from one world to the next
const LEFT = 40;
const NAMED = 74; // pixels at the left where a level has a name
const TOP = 24; // pixels above the highest level: the name of what begins
const RIGHT = 12;
const APART = 26; // pixels between the places along time and the one that stands beside them

const filled = (words, given) => Object.entries(given).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words);
const text = (x, y, words, anchor = "start", kind = "") => svg("text", { x, y, "text-anchor": anchor, class: kind, text: words });

export const outcomes = (el, { words, together: open }) => {
  el.classList.add("scomm-outcomes");
  const image = svg("svg", {});
  const stage = make("div", { class: "stage" }, image);
  const play = make("button", { type: "button" });
  const all = make("button", { type: "button" });
  const tally = make("span", { class: "tally", "aria-hidden": "true" });
  const count = make("span", { class: "count" });
  const key = make("p", { class: "note" });
  const unit = make("p", { class: "unit" });
  el.append(make("div", { class: "over" }, make("span", { class: "score" }, count, tally), play, all), unit, stage, key);
  let shown = null;
  let width = 0;
  let timer = null;
  let now = 0; // the world that is shown
  let together = open || still();

  const last = () => shown.studies.length - 1;
  const running = () => timer !== null;

  // Places on the two axes of a picture that is so wide and so high.
  const axes = (wide, high, levels, { left, right, top, bottom, gap }) => {
    const along = shown.places.filter(({ apart }) => !apart).length;
    const step = (wide - left - right - gap) / shown.places.length;
    const [low, most] = [levels[0][0], levels[levels.length - 1][0]];
    return { step, x: (i) => left + step * (i + 0.5) + (i >= along ? gap : 0), y: scale(low, most, high - bottom, top) };
  };
  const truth = ({ x, y, step }) => {
    const steps = shown.places.map(({ truth: at, apart }, i) => {
      const [from, to] = [x(i) - step / 2, x(i) + step / 2];
      return `${i && !apart && !shown.places[i - 1].apart ? "L" : "M"}${from.toFixed(1)} ${y(at).toFixed(1)}H${to.toFixed(1)}`;
    });
    return svg("path", { class: "truth", d: steps.join("") });
  };
  const study = (one, { x, y }, size) => {
    const of = svg("g", { class: one.held ? "held" : "missed" });
    one.tenths.forEach((tenths, i) => {
      const [value, margin] = [tenths / 10, one.margins[i] / 10];
      const alone = shown.places[i].apart;
      if (margin) of.append(svg("line", { class: alone ? "span whole" : "span", "data-bottom": value - margin, "data-top": value + margin, x1: x(i), x2: x(i), y1: y(value - margin), y2: y(value + margin) }));
      of.append(svg("circle", { class: alone ? "point whole" : "point", "data-y": value, cx: x(i), cy: y(value), r: alone ? size + 1.5 : size }));
    });
    return of;
  };

  const blank = (high, { name: said }) => {
    image.replaceChildren();
    for (const [name, value] of Object.entries({ width, height: high, viewBox: `0 0 ${width} ${high}` })) image.setAttribute(name, value);
    named(image, said);
  };

  const large = () => {
    const high = shown.height;
    const levels = around([...shown.studies.flatMap((one) => one.tenths.flatMap((_, i) => ends(one, i))), ...shown.places.map((one) => one.truth), 0]);
    const at = axes(width, high, levels, { left: LEFT, right: RIGHT, top: TOP, bottom: 40, gap: APART });
    const { x, y, step } = at;
    blank(high, shown.one);
    const edge = x(shown.places.findIndex(({ apart }) => apart)) - step / 2 - APART / 2;
    image.append(svg("rect", { class: "since", x: x(shown.since) - step / 2, y: TOP, width: edge - 4 - x(shown.since) + step / 2, height: high - TOP - 40 }));
    for (const [value, label] of levels)
      image.append(svg("line", { class: value === 0 ? "zero" : "grid", "data-tick": "y", "data-y": value, x1: LEFT - 4, x2: width - RIGHT, y1: y(value), y2: y(value) }), text(LEFT - 8, y(value) + 4, label, "end", "note"));
    const begins = x(shown.since) - step / 2;
    image.append(svg("line", { class: "begins", x1: begins, x2: begins, y1: TOP - 10, y2: high - 40 }), text(begins + 4, TOP - 8, shown.during));
    const every = Math.ceil(28 / step);
    shown.places.forEach(({ label, apart }, i) => {
      if (apart) image.append(text(x(i), high - 24, label, "middle", "note"));
      else if ((i - shown.since) % every === 0) image.append(text(x(i), high - 24, label, "middle", "note"));
    });
    image.append(text((LEFT + edge) / 2, high - 6, shown.one.across, "middle", "note"));
    // The worlds before stay as small dots: they show where estimates fall, and how far from the truth.
    shown.studies.slice(0, now).forEach((one, n) =>
      one.tenths.forEach((tenths, i) => {
        if (one.margins[i]) image.append(svg("circle", { class: "past", cx: x(i) + ((n % 5) - 2) * Math.min(2, step / 12), cy: y(tenths / 10), r: 1.8 }));
      }),
    );
    image.append(truth(at), study(shown.studies[now], at, 4));
    // The name of the truth stands below the first estimates, wherever luck has put them.
    const lowest = Math.min(...shown.studies.flatMap((one) => [0, 1, 2].map((i) => Math.min(...ends(one, i)))));
    image.append(text(x(0) - step / 2 + 2, y(lowest) + 18, shown.one.truth, "start", "of-truth"));
  };

  // All worlds at once: of each only the place that stands apart, side by side along the truth as one line across.
  const beside = () => {
    const i = shown.places.findIndex(({ apart }) => apart);
    const high = shown.height;
    const levels = around([...shown.studies.flatMap((one) => ends(one, i)), shown.places[i].truth, 0]);
    const right = width - RIGHT;
    const y = scale(levels[0][0], levels[levels.length - 1][0], high - 40, 8);
    const left = shown.none ? NAMED : LEFT;
    const step = (right - left) / shown.studies.length;
    const middle = (n) => left + step * (n + 0.5);
    blank(high, shown.all);
    image.setAttribute("role", "group"); // each world has a name of its own
    for (const [value, label] of levels)
      image.append(svg("line", { class: value === 0 ? "zero" : "grid", "data-tick": "y", "data-y": value, x1: left - 4, x2: right, y1: y(value), y2: y(value) }), text(left - 8, y(value) + 4, (value === 0 && shown.none) || label, "end", "note"));
    const at = y(shown.places[i].truth);
    image.append(svg("line", { class: "truth", "data-y": shown.places[i].truth, x1: left, x2: right, y1: at, y2: at }));
    const every = Math.ceil(22 / step);
    shown.studies.forEach((one, n) => {
      const [value, margin] = [one.tenths[i] / 10, one.margins[i] / 10];
      image.append(
        svg(
          "g",
          { class: `world ${one.held ? "held" : "missed"}`, role: "img", "aria-label": one.said },
          svg("line", { class: "span whole", "data-bottom": value - margin, "data-top": value + margin, x1: middle(n), x2: middle(n), y1: y(value - margin), y2: y(value + margin) }),
          svg("circle", { class: "point whole", "data-y": value, cx: middle(n), cy: y(value), r: 5 }),
        ),
      );
      if (n % every === 0) image.append(text(middle(n), high - 24, n + 1, "middle", "note"));
    });
    // The name of the truth stands on the side on which fewer estimates lie.
    const above = shown.studies.filter((one) => one.tenths[i] / 10 > shown.places[i].truth).length * 2 > shown.studies.length;
    image.append(text(left + 2, above ? at + 20 : at - 10, shown.all.truth, "start", "of-truth"), text((left + right) / 2, high - 6, shown.all.across, "middle", "note"));
  };

  // The ends of a range at a place.
  const ends = (one, i) => [one.tenths[i] - one.margins[i], one.tenths[i] + one.margins[i]].map((tenths) => tenths / 10);

  // The levels of the axis between which some values lie, so that they fill the picture.
  const around = (values) => {
    const [low, most] = [Math.min(...values), Math.max(...values)];
    const first = shown.levels.findLastIndex(([at]) => at <= low);
    const last = shown.levels.findIndex(([at]) => at >= most);
    return shown.levels.slice(Math.max(0, first), last < 0 ? shown.levels.length : last + 1);
  };

  const score = () => {
    const seen = together ? last() + 1 : now + 1;
    const held = shown.studies.slice(0, seen).filter((one) => one.held).length;
    tally.replaceChildren(...shown.studies.map((one, n) => make("i", { class: n >= seen ? "later" : one.held ? "held" : "missed" })));
    count.textContent = filled(shown.counted, { n: held, of: seen });
    play.textContent = running() ? words.pause : now >= last() || together ? words.again : words.play;
    all.textContent = together ? words.one : words.all;
    play.hidden = together;
  };
  const draw = () => {
    if (!shown || !width) return;
    unit.textContent = shown.unit;
    unit.hidden = !shown.unit;
    key.textContent = (together ? shown.all : shown.one).key;
    (together ? beside : large)();
    score();
  };
  const stop = () => {
    clearInterval(timer);
    timer = null;
  };
  const start = () => {
    stop();
    if (now >= last()) now = 0;
    timer = setInterval(() => {
      now += 1;
      if (now >= last() || !el.isConnected) stop();
      draw();
    }, BEAT);
    draw();
  };
  play.addEventListener("click", () => {
    if (running()) {
      stop();
      draw();
    } else start();
  });
  all.addEventListener("click", () => {
    together = !together;
    stop();
    if (together) now = last();
    else if (still()) now = 0;
    draw();
    if (!together && !still()) start();
  });

  const leave = whenWide(el, (wide) => {
    width = wide;
    draw();
  });
  return {
    show(given) {
      const same = shown && JSON.stringify(shown.studies) === JSON.stringify(given.studies);
      shown = given;
      width = el.clientWidth || width;
      if (same) return draw();
      now = 0;
      if (together || still()) {
        now = together ? last() : 0;
        return draw();
      }
      return start();
    },
    gone() {
      stop();
      leave();
    },
  };
};
