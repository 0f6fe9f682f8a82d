// The part of a page's progress that writes and takes a short code, to be read off one screen and typed on another.

import { element, freshId } from "./controls.js";
import { Unreadable } from "./letters_to_type.js";
import { empty, entered, guessed } from "./passport.js";
import { answersIn, read, tagOf, write } from "./short_code.js";

// `about` is the lesson: its id, version and code, and for each exercise whether it is a guess.
export function byCode(about, page, { tell, ask }) {
  const { say, lists } = page;
  const p = id => say(`progress.${id}`);
  const id = freshId("short"), what = freshId("what");
  const shown = element("output", { class: "scomm-code", hidden: true });
  const field = element("input", { id, type: "text", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", size: 36, "aria-describedby": what });
  const writing = element("button", { type: "button", class: "scomm-button", onclick: () => {
    const passport = page.passport();
    shown.textContent = write(passport, lists.codeWords);
    shown.hidden = false;
    tell("short-written", { n: answersIn(passport).length });
  } }, p("short-write"));

  function use() {
    let code = null;
    try { code = read(field.value, about.lesson, lists.codeWords); } catch (why) {
      if (!(why instanceof Unreadable)) throw why;
      return tell("short-wrong", { why: say(`short-code.${why.id}`, why.fields) });
    }
    const { passport, n } = placed(code, about, page.passport());
    const replace = () => {
      page.replace(passport);
      field.value = "";
      tell("short-restored", { n, left: code.answers.length - n });
    };
    return page.isEmpty() ? replace() : ask("short-replace", field, replace);
  }

  field.addEventListener("keydown", event => { if (event.key === "Enter") { event.preventDefault(); use(); } });
  return element("div", { class: "scomm-part scomm-answer" },
    element("div", { class: "scomm-buttons" }, writing), shown,
    element("label", { for: id }, p("short")),
    element("div", { class: "scomm-buttons" }, field, element("button", { type: "button", class: "scomm-button", onclick: use }, p("short-use"))),
    element("p", { class: "scomm-small", id: what }, p("short-what")));
}

// A passport of what a code says, and how many answers found their exercise. A code says nothing of marks, so none is in it.
export function placed({ learner, answers }, { lesson, version, exercises }, before) {
  let passport = empty(lesson, version, learner || before.learner), n = 0;
  const ids = new Map(Object.keys(exercises).map(id => [tagOf(id), id]));
  for (const [tag, { value, isGuess = false, seen = false }] of answers) {
    const id = ids.get(tag);
    if (id === undefined || exercises[id] !== isGuess) continue;
    if (isGuess) passport = guessed(passport, id, value, seen);
    passport = entered(passport, id, value);
    n += 1;
  }
  return { passport, n };
}
