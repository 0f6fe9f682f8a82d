// What the first page shows, as plain elements: the question, the next lesson, the map, the passports.

import { question } from "./welcome_question.js";

export const make = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter(child => child !== null));
  return node;
};

export function page({ course, say, files, progressOf, nextLesson, openLesson }) {
  const next = make("div", { class: "scomm-next" });
  const list = make("ol", { class: "scomm-map" });
  const passports = make("section", { "aria-labelledby": "scomm-passport" });
  const told = make("p", { role: "status" });
  const node = make("section", { class: "scomm-page", tabindex: -1 },
    make("h1", {}, course.title),
    make("p", { class: "scomm-lead" }, course.lead),
    course.question ? question(course.question, say, course.id) : null,
    next,
    make("section", { "aria-labelledby": "scomm-map" },
      make("h2", { id: "scomm-map" }, say("welcome.map.heading")), list),
    passports,
  );

  const choose = make("input", { type: "file", accept: ".json,application/json", hidden: true, onchange: async () => {
    if (choose.files.length) told.textContent = await files.bringBack(choose.files[0]);
    choose.value = "";
    refresh();
  } });
  passports.append(
    make("h2", { id: "scomm-passport" }, say("welcome.passport.heading")),
    make("p", {}, say("welcome.passport.what")),
    choose,
    make("button", { type: "button", onclick: () => choose.click() }, say("welcome.passport.bring-back")),
    told,
  );

  let before = "";
  async function refresh() {
    const found = await files.read();
    if (JSON.stringify(found) === before) return; // what has the keyboard keeps it
    before = JSON.stringify(found);
    const progress = Object.fromEntries(
      course.lessons.map(lesson => [lesson.id, progressOf(lesson, found[lesson.id].passport)]));
    const openable = course.lessons.filter(({ id }) => found[id].notebook);
    next.replaceChildren(...nextButton(nextLesson(openable, progress), progress));
    list.replaceChildren(...course.lessons.map(lesson => row(lesson, progress[lesson.id], found[lesson.id])));
  }

  const minutes = ({ minutes: [least, most = least] }) =>
    least === most ? say("welcome.map.minutes", { least }) : say("welcome.map.minutes-span", { least, most });

  const nextButton = (lesson, progress) => lesson === null
    ? [make("p", {}, say("welcome.next.done"))]
    : [
      make("button", { type: "button", class: "scomm-big", onclick: () => openLesson(lesson) },
        make("strong", {}, progress[lesson.id].answered ? say("welcome.next.go-on", lesson) : say("welcome.next.start", lesson)),
        make("span", {}, `${lesson.question} · ${minutes(lesson)}`)),
      make("p", {}, say("welcome.next.how")),
    ];

  const row = (lesson, { answered, all, withoutCode, points, ofPoints }, { notebook, passport }) => make("li", { value: lesson.number },
    make("div", { class: "scomm-head" },
      make("h3", {},
        make("span", { class: "scomm-number" }, `${say("welcome.map.lesson", lesson)} · `), lesson.title),
      notebook
        ? make("button", { type: "button", "aria-label": say("welcome.map.open-it", lesson), onclick: () => openLesson(lesson) },
          say("welcome.map.open"))
        : make("span", {}, say("welcome.map.missing"))),
    make("p", {}, lesson.question),
    make("p", { class: "scomm-facts" },
      bar(answered, all),
      [
        answered ? say("welcome.map.answered", { n: answered, all }) : say("welcome.map.new"),
        ...(answered && answered < all && withoutCode ? [withoutCode.answered === withoutCode.all
          ? say("welcome.map.without-code-done", withoutCode) : say("welcome.map.without-code", { n: withoutCode.answered, all: withoutCode.all })] : []),
        ...(passport && ofPoints ? [say("welcome.map.points", { points, all: ofPoints })] : []),
        minutes(lesson),
      ].join(" · "),
      passport ? make("button", { type: "button", class: "scomm-small", onclick: () => files.download(lesson),
        "aria-label": say("welcome.passport.download-it", lesson) }, say("welcome.passport.download")) : null),
    make("details", {},
      make("summary", {}, say("welcome.map.tests")),
      make("ul", {}, ...lesson.tests.map(one => make("li", {}, one)))));

  // The words beside it say the same.
  const bar = (n, all) => make("span", { class: "scomm-bar", "aria-hidden": "true" },
    make("span", { style: `width:${(100 * n) / Math.max(1, all)}%` }));

  return { node, refresh };
}
