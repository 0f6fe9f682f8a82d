// made by: python -m scomm.jupyterlab.stills
const $dom = (() => {
// Small pieces that every mark and the frame use: elements, SVG, hatching, and whether motion is welcome.

const SVG = "http://www.w3.org/2000/svg";

const filled = (node, attributes, children) => {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (key === "text") node.textContent = value;
    else node.setAttribute(key, value === true ? (key.startsWith("aria-") ? "true" : "") : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
};

/** An HTML element with attributes (`text` is its text; false and null leave one out) and children. */
const make = (name, attributes = {}, ...children) => filled(document.createElement(name), attributes, children);

/** An SVG element, in the same way. */
const svg = (name, attributes = {}, ...children) => filled(document.createElementNS(SVG, name), attributes, children);

let ids = 0;
/** An id that no other element of the page has. */
const fresh = (name) => `scomm-${name}-${(ids += 1)}-${Math.random().toString(36).slice(2, 8)}`;

/** A pattern of lines at 45 degrees, for what is not sure; use `fill: url(#id)`. `tone` is a colour's name, such as "accent". */
const hatching = (id, tone, { gap = 5, line = 2 } = {}) =>
  svg(
    "pattern",
    { id, width: gap, height: gap, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    svg("rect", { width: line, height: gap, style: `fill:var(--scomm-${tone})` }),
  );

/** Whether the reader wants less motion. */
const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Calls `draw(width)` now and whenever the width of an element has changed; gives a function that stops it. */
const whenWide = (el, draw) => {
  let width = -1;
  const look = () => {
    const now = Math.floor(el.clientWidth);
    if (now && now !== width) draw((width = now));
  };
  const watching = new ResizeObserver(look);
  watching.observe(el);
  look();
  return () => watching.disconnect();
};

/** Says what an SVG shows: one named image for a screen reader. */
const named = (image, words) => {
  image.setAttribute("role", "img");
  image.setAttribute("aria-label", words);
};
return { make, svg, fresh, hatching, still, whenWide, named };
})();
const $journey = (() => {
// A journey: stations joined by numbered steps. The step that is now carries the print; past steps are dark, later ones faint.
// A gate stands where somebody can act: open, half open or shut. The list of steps moves it from the keyboard.
// Fixed: stations, lines, view_box, box, words. Shown: steps (label, happens, gate, disputed, gate_says), words, name.

const { fresh, make, named, still, svg, whenWide } = $dom;

const ROOM = 620; // pixels that the drawing needs
const WORDS_A_SECOND = 3.5; // of a reader in no hurry
const LEAST = 4000; // milliseconds a step

const BARS = { open: -100, half: -42, shut: 0 };

// Two posts on both sides of a line, and a bar between them that turns away as the gate opens.
const gate = ({ gate: state, disputed }) =>
  svg(
    "g",
    { class: `gate ${disputed ? "disputed" : ""}` },
    svg("path", { class: "bar", d: "M-3 13V-13h6V13z", transform: `rotate(${BARS[state]} 0 13)` }),
    svg("circle", { cx: 0, cy: -14, r: 4.5 }),
    svg("circle", { cx: 0, cy: 14, r: 4.5 }),
  );

const print = () =>
  svg(
    "g",
    { class: "print" },
    svg("rect", { x: -13, y: -15, width: 26, height: 30, rx: 4 }),
    ...[3, 6, 9].map((r) => svg("path", { d: `M${-r} ${8 - r / 3}V0a${r} ${r} 0 0 1 ${2 * r} 0v${8 - r / 3}` })),
  );

const journey = (el, fixed, tools) => {
  const { words } = fixed;
  const [left, top, width, height] = fixed.view_box;
  const [wide, high] = fixed.box;
  el.classList.add("scomm-journey");
  const tip = fresh("tip");
  const image = svg(
    "svg",
    { viewBox: `${left} ${top} ${width} ${height}` },
    svg(
      "defs",
      {},
      svg(
        "marker",
        { id: tip, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 10, markerHeight: 10, orient: "auto", markerUnits: "userSpaceOnUse" },
        svg("path", { d: "M0 0L8 4L0 8z", fill: "context-stroke" }),
      ),
    ),
  );
  const stations = Object.fromEntries(
    fixed.stations.map(({ id, lines, below, x, y }) => {
      const start = y - (lines.length * 17) / 2 + 4;
      const group = svg(
        "g",
        { class: "station" },
        svg("rect", { x: x - wide / 2, y: y - high / 2, width: wide, height: high, rx: 6 }),
        ...lines.map((text, i) => svg("text", { class: "name", x, y: start + 17 * i, text })),
        svg("text", { class: "below", x, y: start + 17 * lines.length, text: below }),
      );
      image.append(group);
      return [id, group];
    }),
  );
  const lines = fixed.lines.map(({ path, x, y }, i) => {
    const group = svg(
      "g",
      { class: "line" },
      svg("path", { class: "way", d: path, "marker-end": `url(#${tip})` }),
      svg("g", { class: "at" }),
      svg("circle", { cx: x, cy: y, r: 12 }),
      svg("text", { x, y: y + 4.5, text: i + 1 }),
    );
    group.addEventListener("click", () => go(i));
    image.append(group);
    return group;
  });
  const carried = print();
  image.append(carried);

  const sample = (state, disputed) => svg("svg", { viewBox: "-28 -20 40 40", "aria-hidden": true }, gate({ gate: state, disputed }));
  const key = make(
    "ul",
    { class: "key drawing" },
    make("li", {}, sample("half", false), words["key-gate"]),
    make("li", {}, sample("open", true), words["key-disputed"]),
    make("li", {}, svg("svg", { viewBox: "0 0 26 22", "aria-hidden": true }, svg("path", { d: "M1 11H25", stroke: "currentColor", "stroke-width": 2, "stroke-dasharray": "3 5" })), words["key-never"]),
  );

  const buttons = fixed.lines.map((_, i) => {
    const button = make("button", { type: "button", tabindex: -1 });
    button.addEventListener("click", () => go(i));
    return button;
  });
  const list = make("ol", { "aria-label": words.list }, ...buttons.map((button) => make("li", {}, button)));
  const back = make("button", { type: "button", text: words.back });
  const next = make("button", { type: "button", text: words.next });
  const play = make("button", { type: "button", text: words.play });
  const card = make("div", { class: "card" });
  el.append(
    make("div", { class: "drawing" }, image),
    key,
    make("div", { class: "steps" }, back, next, play, list),
    card,
  );

  let now = 0;
  let told = null;
  let timer = null;
  const last = fixed.lines.length - 1;
  const go = (i, focus = false) => {
    if (i < 0 || i > last) return;
    tools.choose(fixed.follows, i);
    if (focus) buttons[i].focus();
  };
  const stop = () => {
    clearTimeout(timer);
    timer = null;
    play.textContent = words.play;
  };
  const wait = () => {
    const length = card.textContent.split(/\s+/).length;
    timer = setTimeout(() => {
      if (!el.isConnected || now >= last) return stop();
      go(now + 1);
      setTimeout(() => timer !== null && wait(), 400);
    }, Math.max(LEAST, (1000 * length) / WORDS_A_SECOND));
  };
  play.hidden = still();
  play.addEventListener("click", () => {
    if (timer !== null) return stop();
    play.textContent = words.pause;
    if (now === last) go(0);
    wait();
  });
  const byHand = (i) => () => {
    stop();
    go(now + i);
  };
  back.addEventListener("click", byHand(-1));
  next.addEventListener("click", byHand(1));
  list.addEventListener("keydown", (event) => {
    const to = { ArrowRight: now + 1, ArrowDown: now + 1, ArrowLeft: now - 1, ArrowUp: now - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    stop();
    go(to, true);
  });

  const mark = () => {
    const on = told.steps[now];
    lines.forEach((line, i) => {
      line.setAttribute("class", `line ${i === now ? "on" : i < now && told.steps[i].happens ? "past" : ""} ${told.steps[i].happens ? "" : "never"}`);
    });
    const met = new Set(fixed.lines.slice(0, now).flatMap(({ sender, receiver }, i) => (told.steps[i].happens ? [sender, receiver] : [])));
    const ends = on.happens ? [fixed.lines[now].sender, fixed.lines[now].receiver] : [];
    for (const [id, station] of Object.entries(stations))
      station.setAttribute("class", `station ${ends.includes(id) ? "on" : met.has(id) ? "past" : ""}`);
    buttons.forEach((button, i) => {
      button.tabIndex = i === now ? 0 : -1;
      if (i === now) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
      button.classList.toggle("never", !told.steps[i].happens);
    });
    // The print stands before the end of its line; at a step that does not happen it stays where it was.
    const way = lines[now].querySelector(".way");
    const point = way.getPointAtLength(way.getTotalLength() * (on.happens ? 1 : 0));
    carried.setAttribute("transform", `translate(${point.x} ${point.y})`);
    back.disabled = now === 0;
    next.disabled = now === last;
  };

  const leave = whenWide(el, (room) => el.classList.toggle("narrow", room < ROOM));
  return {
    step(i) {
      now = i;
      if (told) mark();
    },
    show(shown) {
      told = shown;
      named(image, shown.name);
      shown.steps.forEach((step, i) => {
        const at = lines[i].querySelector(".at");
        at.replaceChildren();
        if (step.gate && step.happens) {
          const [x, y, turned] = fixed.lines[i].gate;
          const one = gate(step);
          one.setAttribute("transform", `translate(${x} ${y}) rotate(${turned})`);
          at.append(one);
        }
        const said = step.happens ? step.gate && [words[step.gate], step.disputed && words.disputed, step.gate_says].filter(Boolean).join(", ") : words.never;
        buttons[i].replaceChildren(String(i + 1), make("span", { class: "route", text: ` ${step.label}${said ? ` (${said})` : ""}` }));
        buttons[i].setAttribute("aria-label", `${i + 1} of ${last + 1}. ${step.label}.${said ? ` ${said}.` : ""}`);
      });
      card.replaceChildren(...shown.words.map((text, i) => make("p", {}, i ? text : make("b", { text }))));
      mark();
    },
    gone() {
      stop();
      leave();
    },
  };
};
return { journey };
})();
const $people = (() => {
// People: so many of a hundred (or of a thousand), each one drawn, with a key that counts them.
// Shown: of, columns, glyph ("person" or "dot"), groups (n, look, tone, label, note), name, caption, also, beside (others, drawn small).
// A look is "solid" (sure), "hatch" (not known) or "outline" (not).

const { fresh, hatching, make, named, svg } = $dom;

const SIZE = { person: [24, 32], dot: [9, 9] };

const glyph = (kind) =>
  kind === "dot"
    ? [svg("circle", { cx: 4.5, cy: 4.5, r: 3.4 })]
    : [svg("circle", { cx: 12, cy: 6, r: 5 }), svg("path", { d: "M3 30v-9a9 9 0 0 1 18 0v9z" })];

const people = (el) => {
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
return { people };
})();
const marks = { journey: $journey.journey, people: $people.people };

const $controls = (() => {
// The controls of an explorer: lists, rows of buttons, a range that plays, and lists inside a sentence.
// Each is native HTML with a visible label; `show` marks what is chosen, what does not exist, and which one is to blame.

const { fresh, make, still } = $dom;

const STEP = 320; // milliseconds a step of playing: slow enough to read a date

const blame = (node, guilty) => (guilty ? node.setAttribute("aria-invalid", "true") : node.removeAttribute("aria-invalid"));

const options = (control) => {
  const grouped = control.groups.length ? control.groups : [["", control.labels.map((_, i) => i)]];
  return grouped.flatMap(([label, places]) => {
    const inside = places.map((i) => make("option", { value: i, text: control.labels[i] }));
    return label ? [make("optgroup", { label }, ...inside)] : inside;
  });
};

const list = (control, choose, words, inline = false) => {
  const id = fresh("list");
  const select = make("select", { id, "aria-label": inline && control.label }, ...options(control));
  select.addEventListener("change", () => choose(Number(select.value)));
  return {
    el: inline ? select : make("div", { class: "control" }, make("label", { for: id, text: control.label }), select),
    focus: select,
    show(index, { missing, guilty }) {
      for (const option of select.querySelectorAll("option")) {
        const i = Number(option.value);
        const text = missing.includes(i) ? words.missing.replace("{value}", control.labels[i]) : control.labels[i];
        if (option.textContent !== text) option.textContent = text;
      }
      select.value = index;
      blame(select, guilty);
    },
  };
};

const buttons = (control, choose, words) => {
  const name = fresh("choice");
  const boxes = control.labels.map((_, i) => {
    const input = make("input", { type: "radio", name, value: i });
    input.addEventListener("change", () => choose(i));
    return input;
  });
  const texts = control.labels.map((label) => make("span", { text: label }));
  const field = make(
    "fieldset",
    { class: `control ${control.shape}` },
    make("legend", { text: control.label }),
    make("div", {}, ...boxes.map((box, i) => make("label", {}, box, texts[i]))),
  );
  return {
    el: field,
    focus: boxes[0],
    show(index, { missing, guilty }) {
      boxes.forEach((box, i) => {
        box.checked = i === index;
        const gone = missing.includes(i);
        box.parentElement.classList.toggle("missing", gone);
        texts[i].textContent = gone ? words.missing.replace("{value}", control.labels[i]) : control.labels[i];
      });
      blame(field, guilty);
    },
  };
};

const range = (control, choose, words, playing) => {
  const last = control.labels.length - 1;
  const id = fresh("range");
  const input = make("input", { type: "range", id, min: 0, max: last, step: 1 });
  const output = make("output", { for: id, "aria-hidden": true });
  const button = control.played && make("button", { type: "button" });
  const note = control.played && make("span", { class: "note", text: words.less_motion, hidden: true });
  const el = make(
    "div",
    { class: "control range" },
    make("label", { for: id, text: control.label }),
    make("div", {}, input, output, button, note),
  );
  let now = 0;
  let timer = null;
  const play = (on) => {
    clearInterval(timer);
    timer = null;
    if (on && now === last) choose(0);
    if (on)
      timer = setInterval(() => {
        if (!el.isConnected || now >= last) return play(false);
        choose(now + 1);
      }, STEP);
    if (!button) return;
    button.textContent = on ? words.pause : words.play;
    button.setAttribute("aria-label", (on ? words.pause_it : words.play_it).replace("{label}", control.label));
    playing(on);
  };
  const respect = () => {
    if (!button) return;
    if (still()) play(false);
    button.hidden = still();
    note.hidden = !still();
  };
  input.addEventListener("input", () => {
    if (timer !== null) play(false);
    choose(Number(input.value));
  });
  button && button.addEventListener("click", () => play(timer === null));
  const motion = window.matchMedia("(prefers-reduced-motion: reduce)");
  motion.addEventListener("change", respect);
  play(false);
  respect();
  return {
    el,
    focus: input,
    play,
    show(index, { guilty }) {
      now = index;
      input.value = index;
      input.setAttribute("aria-valuetext", control.labels[index]);
      output.textContent = control.labels[index];
      blame(input, guilty);
    },
    gone() {
      clearInterval(timer);
      motion.removeEventListener("change", respect);
    },
  };
};

const SHAPES = { list: (given, choose, words) => list(given, choose, words), radio: buttons, chips: buttons, range };

/** One control, by its shape; `choose(index)` is called when a learner moves it. */
const control = (given, choose, words, playing) => SHAPES[given.shape](given, choose, words, playing);

/** A sentence whose words are lists: `text` holds the names of controls in braces. */
const sentence = (text, controls, choose, words) => {
  const made = {};
  const el = make("p", { class: "sentence" });
  for (const part of text.split(/(\{\w+\})/)) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name) el.append((made[name] = list(controls[name], (i) => choose(name, i), words, true)).el);
    else el.append(part);
  }
  // Its height with the longest words in every place, measured in a copy.
  const highest = () => {
    const copy = el.cloneNode(true);
    copy.style.cssText = `position:absolute;visibility:hidden;min-height:0;width:${el.offsetWidth}px`;
    for (const select of copy.querySelectorAll("select")) {
      const longest = [...select.options].reduce((one, other) => (other.text.length > one.text.length ? other : one));
      select.replaceChildren(longest);
    }
    el.parentElement.append(copy);
    const height = copy.offsetHeight;
    copy.remove();
    return height;
  };
  return { el, made, highest };
};
return { control, sentence };
})();
const $speech = (() => {
// What a screen reader is told after a change: the last words alone, once the keys have rested.

const { make } = $dom;

const REST = 600; // milliseconds without a change

/** A region that speaks; `say(words)` waits for rest, and `quiet(true)` until it is `quiet(false)`. */
const speech = () => {
  const el = make("p", { class: "spoken", role: "status", "aria-live": "polite" });
  let timer = null;
  let last = "";
  let hushed = false;
  const rest = () => {
    clearTimeout(timer);
    if (!hushed && last)
      timer = setTimeout(() => {
        el.textContent = last;
        last = "";
      }, REST);
  };
  return {
    el,
    say(words) {
      last = words;
      rest();
    },
    quiet(on) {
      hushed = on;
      rest();
    },
    gone: () => clearTimeout(timer),
  };
};
return { speech };
})();
const $frame = (() => {
// An explorer, whole: name, finding, of whom, controls, picture, readout, and below it words, table and source.
// Model: fixed (what never changes), chosen (the place of each control's value), seen (what Python says of a choice).
// One model holds it all, so that menus, words and picture can't part. It runs in a notebook and in a page without a kernel.

const { make } = $dom;
const { control, sentence } = $controls;
const { speech } = $speech;

const PATIENCE = 2000; // milliseconds until a silent Python is spoken of
const FOLLOW = 40; // milliseconds between two questions while a range is dragged

const same = (one, other) => one.length === other.length && one.every((value, i) => value === other[i]);

const fold = (summary, ...inside) => make("details", {}, make("summary", { text: summary }), ...inside);

const explorer = (marks) => ({
  render({ model, el }) {
    const { title, question, controls: given, text, words, parts, room } = model.get("fixed");
    const byName = Object.fromEntries(given.map((one) => [one.name, one]));
    const place = Object.fromEntries(given.map((one, i) => [one.name, i]));
    let chosen = [...model.get("chosen")]; // what the controls say here; Python may be a step behind

    // What stands on the page.
    const finding = make("p", { class: "finding" });
    const of = make("p", { class: "of" });
    const assumptions = make("div", { class: "controls" });
    const row = make("div", { class: "controls" });
    const drawn = make("div", { class: "parts" });
    const refused = make("p", { class: "refused", hidden: true });
    const lost = make("p", { class: "lost", hidden: true });
    const readout = make("p", { class: "readout" });
    const more = fold(words.more, make("div", { class: "more" }));
    const notes = make("div", { class: "notes" });
    const table = fold(words.table, make("div", { class: "scomm-data" }));
    const source = make("p", { class: "source" });
    const spoken = speech();
    const box = make(
      "div",
      { class: "scomm-explorer", role: "group", "aria-label": title },
      make("p", { class: "kicker" }, make("b", { text: title }), ` ${question}`),
      finding,
      of,
    );

    // JupyterLab's one-key commands stay away: an arrow would move to the next cell, and "d" twice delete the explorer.
    box.addEventListener("focusin", ({ target }) => target.setAttribute("data-lm-suppress-shortcuts", "true"));

    // What is chosen goes to Python one question at a time: a dragged range leaves no queue behind.
    let waiting = null;
    let asked = null;
    const ask = () => {
      if (asked || same(chosen, model.get("chosen"))) return;
      asked = [...chosen];
      clearTimeout(waiting);
      waiting = setTimeout(() => lose(words.silent), PATIENCE);
      model.set("chosen", asked);
      model.save_changes();
    };
    const lose = (why) => {
      chosen = [...model.get("seen").at]; // what the picture shows, so that menus and picture stay equal
      asked = null;
      showControls();
      for (const one of drawers) if (one.follows) one.step?.(chosen[place[one.follows]]);
      lost.textContent = why;
      lost.hidden = false;
      box.classList.add("is-lost");
      spoken.say(why);
    };
    const found = () => {
      clearTimeout(waiting);
      lost.hidden = true;
      box.classList.remove("is-lost");
    };

    let moved = ""; // the control that moved last is to blame for a refusal, if another value of it would do
    const choose = (name, index) => {
      if (chosen[place[name]] === index) return;
      if (!connected()) return lose(words.lost);
      chosen[place[name]] = index;
      moved = name;
      showControls();
      for (const one of drawers) if (one.follows === name) one.step?.(index);
      ask();
    };

    // Controls: in the sentence, in the row, among the assumptions, or held by a mark that stands around one.
    const held = parts.flatMap(({ holds }) => holds);
    const made = {};
    let said = null;
    if (text) {
      said = sentence(text, byName, choose, words);
      Object.assign(made, said.made);
      box.append(said.el);
    }
    for (const one of given) {
      if (made[one.name] || one.shape === "picture") continue;
      made[one.name] = control(one, (index) => choose(one.name, index), words, (on) => spoken.quiet(on));
      if (!held.includes(one.name)) (one.assumption ? assumptions : row).append(made[one.name].el);
    }
    if (row.childElementCount) box.append(row);
    if (assumptions.childElementCount) box.append(fold(words.assumptions, assumptions));
    box.append(
      make("div", { class: "picture" }, drawn, refused, lost),
      readout,
      notes,
      make("div", { class: "foot" }, source, more, table),
      spoken.el,
    );

    const tools = { choose, at: (name) => chosen[place[name]], control: (name) => byName[name], held: (name) => made[name].el, words, say: spoken.say };
    const drawers = parts.map((fixed) => {
      const at = make("div", { class: `part ${fixed.wide ? "wide" : ""}` });
      drawn.append(at);
      return { follows: fixed.follows, at, ...marks[fixed.kind](at, fixed, tools) };
    });

    const showControls = () => {
      const { missing, able } = model.get("seen");
      const guilty = able.includes(moved) ? moved : able[0];
      for (const [name, one] of Object.entries(made))
        one.show(chosen[place[name]], { missing: missing[name] ?? [], guilty: guilty === name });
    };

    // What a state needs at most is kept free for every state, so that nothing below jumps; and what was needed once stays.
    const fill = (seen) => {
      finding.textContent = seen.finding;
      of.textContent = seen.of;
      readout.textContent = seen.readout;
      readout.hidden = !seen.readout;
      notes.replaceChildren(...seen.notes.map(card));
      source.textContent = seen.source;
    };
    const card = ({ heading, words: said, foot }) =>
      make("div", {}, make("p", {}, make("b", { text: heading })), make("p", { text: said }), make("p", { class: "by", text: foot }));
    const kept = [finding, of, readout, notes, source];
    let width = 0;
    const hold = () => {
      for (const one of kept) one.style.minHeight = `${Math.max(one.offsetHeight, parseFloat(one.style.minHeight) || 0)}px`;
    };
    const keep = () => {
      if (!box.offsetWidth) return;
      if (box.offsetWidth !== width) {
        width = box.offsetWidth;
        for (const one of kept) one.style.minHeight = "";
        for (const most of room) {
          fill(most);
          hold();
        }
        fill(model.get("seen"));
        if (said) said.el.style.minHeight = `${said.highest()}px`;
      }
      hold();
    };

    let first = true;
    const show = () => {
      const seen = model.get("seen");
      fill(seen);
      more.lastChild.replaceChildren(...seen.words.map((line) => make("p", { text: line })));
      more.hidden = !seen.words.length;
      notes.hidden = !seen.notes.length;
      table.lastChild.innerHTML = seen.table;
      refused.textContent = seen.reason;
      refused.hidden = !seen.reason;
      box.classList.toggle("is-refused", Boolean(seen.reason));
      drawers.forEach((one, i) => {
        one.show(seen.parts[i]);
        if (one.follows) one.step?.(chosen[place[one.follows]]);
      });
      if (!first) spoken.say(seen.reason || seen.spoken);
      first = false;
      keep();
    };
    const answered = () => {
      // Python may choose as well: what a choice resets, or a cell that sets a control.
      if (!asked || !same(model.get("chosen"), asked) || same(chosen, asked)) chosen = [...model.get("chosen")];
      asked = null;
      found();
      showControls();
      show();
      if (!same(chosen, model.get("chosen"))) setTimeout(ask, FOLLOW);
    };

    let gone = false; // its kernel was restarted or has died, as the kit's part of JupyterLab tells
    box.addEventListener("scomm-lost", () => {
      gone = true;
      lose(words.lost);
    });
    const connected = () => !gone && !model.get("lost") && !el.closest(".jupyter-widgets-disconnected");
    const watching = new MutationObserver(() => {
      if (!connected()) lose(words.lost);
      else if (!asked) found();
    });

    el.append(box);
    const resized = new ResizeObserver(keep);
    resized.observe(box);
    // The class stands on the widget's own element, which is `el` or around it.
    for (let one = el, i = 0; one && i < 3; one = one.parentElement, i += 1)
      watching.observe(one, { attributes: true, attributeFilter: ["class"] });
    model.on("change:seen", answered);
    showControls();
    show();
    if (!connected()) lose(words.lost);

    // What plays by itself begins once, when it is seen; who moved it before has begun already.
    const player = given.find(({ plays }) => plays);
    const view = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      view.disconnect();
      if (!window.matchMedia("(prefers-reduced-motion: reduce)").matches && chosen[place[player.name]] === 0) made[player.name].play(true);
    }, { threshold: 0.6 });
    if (player) view.observe(drawn);

    return () => {
      clearTimeout(waiting);
      watching.disconnect();
      resized.disconnect();
      view.disconnect();
      spoken.gone();
      for (const one of Object.values(made)) one.gone?.();
      for (const one of drawers) one.gone?.();
      model.off("change:seen", answered);
    };
  },
});
return { explorer };
})();
export default $frame.explorer(marks);
