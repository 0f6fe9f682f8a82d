// A page's exercises, and the passport that they share.

import { dealtTo, codeIn } from "./dealing.js";
import { exercise } from "./exercise.js";
import { judged, told } from "./judging.js";
import { keeper } from "./keeping.js";
import { asJson, counted, inFigures, short, toTenths } from "./figures.js";
import { empty, fromText, toText, withCheck, withGuess, withHint, withVerdict } from "./passport.js";
import { progress } from "./progress.js";
import { placed } from "./by_code.js";
import { Unreadable } from "./letters_to_type.js";
import { read, write } from "./short_code.js";
import { asLists, writtenNumber } from "./written_number.js";

export function start(given) {
  const lists = { codeWords: given.codeWords, ...asLists(given.numbers) };
  const say = sayer(given.words);
  say.numbers = lists;
  // What a test asks of the parts of this script, and what whoever writes a page may ask of it.
  window.scommPractice = {
    judged: (known, deal, answer) => judged(known, deal, answer, lists, say), told,
    writtenNumber: (text, others) => writtenNumber(text, others ? asLists(others) : lists),
    dealtTo, codeIn: text => codeIn(text, lists.codeWords), fromText, toText, empty, withCheck, withGuess, withHint, withVerdict,
    toCode: passport => write(passport, lists.codeWords), placed,
    fromCode(text, lesson) {
      try { return read(text, lesson, lists.codeWords); } catch (why) {
        if (!(why instanceof Unreadable)) throw why;
        return say(`short-code.${why.id}`, why.fields);
      }
    },
    figures: { asJson, counted, inFigures, short, toTenths }, lists, say,
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => begin(say, lists));
  else setTimeout(() => begin(say, lists));
}

// say(id, { n: 3 }): `{n}` becomes the value, `{n:word|words}` the word that goes with the number.
function sayer(words) {
  return (id, fields = {}) => {
    if (!(id in words)) throw new Error(`there is no sentence ${id}`);
    return words[id].replace(/\{(\w+)(?::([^{}|]*)\|([^{}]*))?\}/g, (_, name, one, more) =>
      more === undefined ? String(fields[name]) : Number(fields[name]) === 1 ? one : more);
  };
}

const dataOf = node => JSON.parse(node.querySelector('script[type="application/json"]').textContent);

function begin(say, lists) {
  const fieldsets = [...document.querySelectorAll("fieldset.scomm-practice")].filter(node => node.querySelector(".scomm-answer"));
  const section = document.querySelector(".scomm-progress");
  const all = fieldsets.map(node => ({ node, known: dataOf(node) }));
  const about = section ? dataOf(section) : { ...all[0]?.known, code: "", deals: false };
  if (!about.lesson) return;
  const keeping = keeper(about.lesson);
  const fresh = () => empty(about.lesson, about.version, about.code);
  let passport = fit(keeping.kept()) ?? fresh();
  let shown = null;

  // A passport of an earlier version goes on; one whose words are none is dealt what the page deals.
  function fit(found) {
    if (!found || found.lesson !== about.lesson) return null;
    return { ...found, version: about.version, learner: codeIn(found.learner, lists.codeWords) || about.code };
  }

  const page = {
    say, lists, passport: () => passport,
    keep(next) {
      passport = next;
      keeping.keep(passport);
      shown?.refresh();
    },
    deal: known => Object.values(dealtTo(passport.learner, known.pools)).join("|"),
    replace(found) {
      passport = fit(found);
      keeping.keep(passport);
      restore();
    },
    forget() {
      keeping.forget();
      passport = fresh();
      restore();
      document.dispatchEvent(new CustomEvent("scomm:forgotten"));
    },
    isEmpty: () => !["exercises", "predictions", "hints", "drawings"].some(part => Object.keys(passport[part]).length),
    lasts: keeping.lasts,
    done: () => exercises.filter(one => one.done()).length,
    count: all.length,
  };
  const exercises = all.map(({ node, known }) => exercise(node, known, page));

  function restore() {
    all.forEach(({ node, known }) => {
      const dealt = dealtTo(passport.learner, known.pools);
      node.querySelectorAll("[data-dealt]").forEach(one => { one.textContent = dealt[one.dataset.dealt]; });
    });
    exercises.forEach(one => one.restore());
  }
  restore();
  if (section) shown = progress(section, about, page);
}
