// An explorer, whole: name, finding, of whom, controls, picture, readout, and below it words, table and source.
// Model: fixed (what never changes), chosen (the place of each control's value), seen (what Python says of a choice), made
// (what a learner has made in a mark, such as a drawing).
// One model holds it all, so that menus, words and picture can't part. It runs in a notebook and in a page without a kernel.

import { make } from "./dom.js";
import { control, sentence } from "./controls.js";
import { speech } from "./speech.js";

const PATIENCE = 2000; // milliseconds until a silent Python is spoken of
const FOLLOW = 40; // milliseconds between two questions while a range is dragged

const SETTLES = 3000; // milliseconds within which JupyterLab has surely gone on to the next cell, and has drawn it
const LOOK = 150; // milliseconds between two looks at where an explorer stands
const ACTS = ["keydown", "pointerdown", "touchstart", "wheel"]; // from any of these on, the reader decides what is in the window

const justRun = (el) => Boolean(el.closest(".jp-Cell")?.nextElementSibling?.classList.contains("jp-mod-active"));

const fromItsTop = (box) => {
  const outer = box.closest(".jp-WindowedPanel-outer, .jp-Notebook");
  if (outer && box.getBoundingClientRect().top < outer.getBoundingClientRect().top) box.scrollIntoView({ block: "start" });
};

// Shift+Enter goes on to the next cell, which would leave the finding, or what plays by itself, above the window. When JupyterLab does so
// hangs on how much it has to draw, and an explorer may not even stand in the page yet: so it looks again for a while.
const staysInSight = (el, box) => {
  const ends = performance.now() + SETTLES;
  const stop = () => {
    clearInterval(looking);
    for (const act of ACTS) window.removeEventListener(act, stop, true);
  };
  const looking = setInterval(() => {
    if (performance.now() > ends) stop();
    else if (justRun(el)) fromItsTop(box);
  }, LOOK);
  for (const act of ACTS) window.addEventListener(act, stop, true);
  return stop;
};

const same = (one, other) => one.length === other.length && one.every((value, i) => value === other[i]);

const fold = (summary, ...inside) => make("details", {}, make("summary", { text: summary }), ...inside);

export const explorer = (marks) => ({
  render({ model, el }) {
    const { title, question, controls: given, text, words, parts, room } = model.get("fixed");
    const byName = Object.fromEntries(given.map((one) => [one.name, one]));
    const place = Object.fromEntries(given.map((one, i) => [one.name, i]));
    let chosen = [...model.get("chosen")]; // what the controls say here; Python may be a step behind

    // What stands on the page.
    const finding = make("p", { class: "finding" });
    const of = make("p", { class: "of" });
    const head = make("div", { class: "head" }, finding, of);
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
      head,
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
    const chooseAll = (values) => {
      const moves = Object.entries(values).filter(([name, index]) => chosen[place[name]] !== index);
      if (!moves.length) return;
      if (!connected()) return lose(words.lost);
      for (const [name, index] of moves) {
        chosen[place[name]] = index;
        moved = name;
      }
      showControls();
      for (const [name, index] of moves) for (const one of drawers) if (one.follows === name) one.step?.(index);
      ask();
    };
    const choose = (name, index) => chooseAll({ [name]: index });

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
      make("div", { class: "foot" }, more, table, source),
      spoken.el,
    );

    const keepMade = (name, value) => {
      model.set("made", { ...model.get("made"), [name]: value });
      if (connected()) model.save_changes();
    };
    const tools = {
      choose,
      chooseAll,
      at: (name) => chosen[place[name]],
      control: (name) => byName[name],
      held: (name) => made[name].el,
      words,
      say: spoken.say,
      keep: keepMade,
      made: (name) => model.get("made")?.[name],
    };
    const folds = {}; // second pictures, by the words under which they are folded
    const folded = (words) => {
      if (folds[words]) return folds[words];
      drawn.append(make("details", { class: "part wide" }, make("summary", { text: words }), (folds[words] = make("div", { class: "folded" }))));
      return folds[words];
    };
    const drawers = parts.map((fixed) => {
      const at = make("div", { class: `part ${fixed.wide ? "wide" : ""}` });
      (fixed.fold ? folded(fixed.fold) : drawn).append(at);
      return { ...marks[fixed.kind](at, fixed, tools), follows: fixed.follows, at };
    });

    const showControls = () => {
      const { missing, able } = model.get("seen");
      const guilty = able.includes(moved) ? moved : able[0];
      for (const [name, one] of Object.entries(made))
        one.show(chosen[place[name]], { missing: missing[name] ?? [], guilty: guilty === name });
      for (const one of drawers) one.chosen?.();
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
    const kept = [head, readout, notes, source];
    let width = 0;
    const hold = () => {
      const high = kept.map((one) => Math.max(one.offsetHeight, parseFloat(one.style.minHeight) || 0)); // all read, then all written
      kept.forEach((one, i) => (one.style.minHeight = `${high[i]}px`));
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
        one.at.hidden = Boolean(seen.parts[i].hidden);
        if (one.at.hidden) return;
        one.show(seen.parts[i]);
        if (one.follows) one.step?.(chosen[place[one.follows]]);
      });
      if (!first) spoken.say(seen.reason ? words.refused : seen.spoken);
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

    const letGo = staysInSight(el, box);

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
      letGo();
      spoken.gone();
      for (const one of Object.values(made)) one.gone?.();
      for (const one of drawers) one.gone?.();
      model.off("change:seen", answered);
    };
  },
});
