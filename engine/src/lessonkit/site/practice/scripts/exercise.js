// One exercise of a page: its control, what checks it, its hints, and the reply.

import { controlFor, element, freshId, nameOf, precisionOf } from "./controls.js";
import { asJson } from "./figures.js";
import { judged, told } from "./judging.js";
import { own, withCheck, withGuess, withHint, withVerdict } from "./passport.js";

const SIGNS = { right: "✓", partly: "◐", "not-yet": "○", unreadable: "!", practice: "✎", recorded: "✎" };
const DONE = ["right", "recorded", "practice"];
const OPEN = ["...", '"""\n\n"""', "", null];

// `page` has `passport()`, `keep(passport)`, `deal(known)`, `say` and `lists`.
export function exercise(node, known, page) {
  const { say, lists } = page;
  const { id, control: asked } = known;
  const isGuess = asked.kind === "prediction";
  let given = null, restoring = false;

  const control = asked.kind === "number" ? number(asked, say, take, check) : controlFor(asked, say, take);
  const said = element("p", { class: "scomm-small scomm-said", role: "status" });
  const button = (words, act, style = "") => element("button", { type: "button", class: `scomm-button ${style}`, onclick: act }, say(words));
  const checking = button(isGuess ? "keep-guess" : known.replies && asked.kind !== "written" ? "check" : "keep", check, "scomm-check");
  const hinting = known.hints.length ? button("hint", hint) : null;
  const reply = element("div", {});
  const hints = element("div", { class: "scomm-hints", "aria-live": "polite" });
  node.classList.add("scomm-works");
  node.querySelector(".scomm-answer").replaceChildren(
    control.node, element("div", { class: "scomm-buttons" }, checking, ...(hinting ? [hinting] : []), said), reply, hints);
  if (asked.kind === "written") node.querySelector("textarea").maxLength = 20_000;

  function take(value) {
    given = OPEN.includes(value) ? null : value;
    if (restoring) return;
    said.textContent = "";
    outdate();
  }

  // A reply to another answer than the one that stands here turns grey; the next check puts a new one in its place.
  const outdate = () => reply.firstElementChild?.classList.add("scomm-stale");

  const entry = () => own(page.passport().exercises, id);
  const guessed = () => own(page.passport().predictions, id);

  function check() {
    const lacks = control.lacks?.();
    if (lacks) {
      said.textContent = lacks.words;
      outdate();
      lacks.field.focus();
      return;
    }
    const verdict = given === null ? null : judged(known, page.deal(known), given, lists, say);
    if (verdict === null) {
      said.textContent = say("nothing");
      return;
    }
    let passport = page.passport();
    const counts = isGuess && verdict.state === "recorded";
    if (counts) passport = withGuess(passport, id, given, known.told?.truth);
    passport = withCheck(passport, id, verdict, known.points);
    page.keep(passport);
    const notes = [];
    if (verdict.unit) {
      const unit = verdict.turned ? asked.unit ?? "" : lists.unitWords[verdict.unit];
      notes.push(say(verdict.turned ? "number.turned" : "read-as", { value: shown(verdict.given.value), unit }));
    }
    if (entry().last) notes.push(say("better-stands"));
    show(verdict, notes);
    said.textContent = say(verdict.state === "practice" ? "kept" : "said", { verdict: say(`state.${verdict.state}`) });
    if (verdict.open && hints.children.length < known.hints.length) {
      hint();
      said.textContent += ` ${say("next-hint")}`;
    }
    if (counts) open(false);
  }

  // Who has read every hint and is not right may see an answer, as in JupyterLab.
  function offerWay() {
    const way = known.ways?.[page.deal(known)] ?? Object.values(known.ways ?? {})[0];
    reply.querySelector(".scomm-way")?.remove();
    if (!way || !reply.hasChildNodes() || reply.querySelector(".scomm-right") || hints.children.length < known.hints.length) return;
    const [shown, why] = way;
    const open = () => wayOut.replaceChildren(element("p", {}, say("way"), " ", element("strong", {}, shown)), ...(why ? [element("p", {}, why)] : []));
    const wayOut = element("div", { class: "scomm-way" }, element("button", { type: "button", class: "scomm-button", onclick: open }, say("show-way")));
    reply.append(wayOut);
  }

  const shown = value => asJson(value);

  function show({ state, score, reply: words }, notes = [], before = "") {
    const points = known.graded && known.replies && !["practice", "unreadable"].includes(state) && asked.kind !== "written"
      ? say("points", { score: shown(score), points: shown(known.points) }) : "";
    const after = isGuess && state === "recorded" && guessed()?.seen ? afterwards() : [];
    reply.replaceChildren(element("div", { class: `scomm-verdict scomm-${state}` },
      ...(before ? [element("p", { class: "scomm-small" }, before)] : []),
      element("p", {}, element("strong", {}, element("span", { "aria-hidden": "true", class: "scomm-sign" }, SIGNS[state] ?? "✎"), " ", say(`state.${state}`)), points ? ` · ${points}` : ""),
      ...(words ? [element("p", {}, words)] : []), ...notes.map(note => element("p", { class: "scomm-small" }, note)), ...after));
    offerWay();
  }

  // What is true beside what was guessed.
  function afterwards() {
    const one = guessed();
    const words = told(known, [one.guess, one.confidence]);
    if (words === null) return [];
    return [element("p", {}, element("strong", {}, say("after", { what: known.told.heading }))), element("p", {}, words),
      element("p", { class: "scomm-small" }, known.told.source)];
  }

  // The data behind a guess are shown, so it stands.
  function open(again) {
    lock(true);
    node.dispatchEvent(new CustomEvent("scomm:guessed", { bubbles: true, detail: { exercise: id, again } }));
  }

  function lock(closed) {
    control.node.disabled = closed;
    control.node.inert = closed;
    control.node.classList.toggle("scomm-locked", closed);
    checking.hidden = closed;
  }

  function hint() {
    const taken = own(page.passport().hints, id) ?? 0;
    const visible = hints.children.length;
    const number = Math.min(Math.max(taken, visible) + 1, known.hints.length);
    if (visible === known.hints.length) {
      said.textContent = say("hints-over");
      return;
    }
    if (number > taken) page.keep(withHint(page.passport(), id));
    for (let at = visible; at < number; at++) {
      const one = element("div", {}, element("strong", {}, say("hint-numbered", { number: at + 1, of: known.hints.length })));
      one.insertAdjacentHTML("beforeend", known.hints[at]);
      hints.append(one);
    }
    offerWay();
  }

  // The answer as the passport has it, in the control and below it.
  function restore() {
    restoring = true;
    const kept = entry(), guess = guessed();
    const value = guess ? [guess.guess, guess.confidence] : kept?.answer.state === "answer" ? kept.answer.value : null;
    const fits = value !== null && isOfKind(asked, value);
    given = fits ? value : null;
    if (!control.show(given)) given = null;
    if (asked.kind === "number" && given !== null) given = asJson(given);
    reply.replaceChildren();
    hints.replaceChildren();
    said.textContent = "";
    if (isGuess) lock(false);
    if (kept && known.replies && given !== null && asked.kind !== "written") {
      const verdict = judged(known, page.deal(known), given, lists, say);
      page.keep(withVerdict(page.passport(), id, verdict, known.points));
      show(verdict, [], say("restored"));
    } else if (kept && kept.answer.state !== "blank") {
      const state = own(SIGNS, kept.state) ? kept.state : "practice";
      const fresh = given !== null && (isGuess || asked.kind === "written") ? judged(known, page.deal(known), given, lists, say).reply : "";
      show({ state, score: kept.score, reply: fresh }, [], say("restored"));
    }
    if (isGuess && guess && given !== null) open(true);
    restoring = false;
  }

  return { id, restore, done: () => DONE.includes(entry()?.state) || entry()?.answer.state === "answer" };
}

// Whether a remembered value is one that the control can show.
function isOfKind({ kind, options = {}, length = 1 }, value) {
  const isNumber = one => typeof one === "number" && Number.isFinite(one);
  const isLetter = one => typeof one === "string" && own(options, one) !== undefined;
  if (kind === "number") return isNumber(value) && Math.abs(value) < 2 ** 53;
  if (kind === "prediction") return Array.isArray(value) && value.length === 2 && value.every(isNumber);
  if (kind === "written") return typeof value === "string";
  return length > 1 ? Array.isArray(value) && value.length === length && value.every(isLetter) : isLetter(value);
}

// A field for one number, read as the notebook reads a text: it may have a unit beside it.
function number(asked, say, give, check) {
  const id = freshId("number");
  const unit = asked.unit ?? asked.type;
  const precision = precisionOf(asked, say);
  const field = element("input", {
    id, type: "text", inputmode: "text", autocomplete: "off", spellcheck: "false", size: 12, maxlength: 200, "aria-describedby": precision?.id,
    "aria-label": nameOf({ label: say("number.label"), unit, title: asked.title, say }),
    oninput: () => give(field.value.trim() || null),
    onkeydown: event => { if (event.key === "Enter") { event.preventDefault(); check(); } },
  });
  const node = element("fieldset", {}, element("legend", {}, say("number.legend")),
    element("div", { class: "scomm-number" }, element("label", { for: id }, say("number.label")), field, element("span", { class: "scomm-unit" }, unit), ...(precision ? [precision] : [])));
  return {
    node,
    show(value) {
      field.value = value === null ? "" : asJson(value);
      return true;
    },
  };
}
