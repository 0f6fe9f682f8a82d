// One question that is answered in ten seconds: a guess is dragged along a line, then guess and truth stand on it.
// The guess is kept in this browser alone, so that the page remembers what was guessed.

import { make } from "./welcome_page.js";

export function question(asked, say, course = "") {
  const { low, high, truth } = asked;
  const keptBefore = `scomm-welcome-${asked.id}`;
  const kept = course ? `scomm-welcome-${course}/${asked.id}` : keptBefore;
  const old = localStorage.getItem(keptBefore);
  if (kept !== keptBefore && old !== null) { // the first course that asks this question takes it, and no other finds it
    if (localStorage.getItem(kept) === null) localStorage.setItem(kept, old);
    localStorage.removeItem(keptBefore);
  }
  const place = value => `${(100 * (value - low)) / (high - low)}%`;

  // The line has no handle before one guesses, so that no number stands there to hold on to.
  const range = make("input", { type: "range", id: "scomm-guess", class: "scomm-empty", min: low, max: high, step: 1, value: low, "aria-valuetext": say("guess.none") });
  const now = make("output", { for: "scomm-guess" });
  const show = make("button", { type: "button", class: "scomm-show", disabled: true }, say("welcome.question.show"));
  const asking = make("div", { class: "scomm-asking" },
    make("label", { for: "scomm-guess" }, say("welcome.question.label")), now, range,
    make("div", { class: "scomm-ends", "aria-hidden": "true" }, make("span", {}, `${low}`), make("span", {}, `${high}`)),
    make("p", { class: "scomm-how" }, say("welcome.question.how")), show);
  const answer = make("div", { role: "status", class: "scomm-revealed" });
  const move = () => {
    now.textContent = range.value;
    range.classList.remove("scomm-empty");
    range.removeAttribute("aria-valuetext");
    show.disabled = false;
  };
  range.addEventListener("input", move);
  range.addEventListener("pointerdown", move);

  const mark = (kind, value, words) => make("span", { class: `scomm-mark ${kind}`, style: `left:${place(value)}` },
    make("i"), make("b", { class: value > (low + high) / 2 ? "left" : "right" }, words));

  function reveal(guess) {
    const off = guess - truth;
    const fields = { guess, off: Math.abs(off) };
    const told = off > 0 ? say("welcome.question.above", fields)
      : off < 0 ? say("welcome.question.below", fields) : say("welcome.question.right", fields);
    asking.hidden = true;
    answer.replaceChildren(
      make("div", { class: "scomm-line", "aria-hidden": "true" },
        make("span", { class: "scomm-off", style: `left:${place(Math.min(guess, truth))};width:${(100 * Math.abs(off)) / (high - low)}%` }),
        mark("guess", guess, say("welcome.question.guess", { n: guess })),
        mark("truth", truth, say("welcome.question.truth", { n: truth })),
        make("div", { class: "scomm-ends" }, make("span", {}, `${low}`), make("span", {}, `${high}`))),
      make("p", {}, make("strong", {}, told), ` ${asked.told}`),
      make("p", { class: "scomm-source" }, say("welcome.question.source", { source: asked.source }), " ",
        make("button", { type: "button", class: "scomm-small", onclick: () => { forget(); range.focus(); } }, say("welcome.question.again"))));
  }
  function forget() {
    localStorage.removeItem(kept);
    asking.hidden = false;
    answer.replaceChildren();
  }
  show.addEventListener("click", () => {
    const guess = Number(range.value);
    localStorage.setItem(kept, guess);
    reveal(guess);
  });
  const before = localStorage.getItem(kept);
  if (before !== null && Number(before) >= low && Number(before) <= high) {
    range.value = before;
    move();
    reveal(Number(before));
  }
  return make("section", { class: "scomm-question", "aria-labelledby": "scomm-question" },
    make("h2", { id: "scomm-question" }, say("welcome.question.heading")),
    make("p", { class: "scomm-prompt" }, asked.prompt), asking, answer);
}
