// A learner's passports: which are there, download one, bring one back.

import { json, names } from "./course.js";

const folder = path => path.slice(0, path.lastIndexOf("/"));
const name = path => path.slice(path.lastIndexOf("/") + 1);

export const LARGEST = 5_000_000; // bytes, as passport_file.py has it

// Give the browser a file to put among its downloads.
export function offer(file, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export async function download(contents, path) {
  if (!(await names(contents, folder(path))).includes(name(path))) return false;
  const { content } = await contents.get(path, { type: "file", format: "text", content: true });
  offer(name(path), content);
  return true;
}

// Where a passport waits that was brought back: the lesson's first cell joins it with what is there (progress.py).
const waiting = path => path.replace(/\.json$/, ".brought-back.json");

// A passport as the course map may show it before anybody has judged it: what was answered, and no point.
const unjudged = passport => passport && {
  ...passport,
  exercises: Object.fromEntries(Object.keys(passport.exercises ?? {}).map(id => [id, { score: 0 }])),
};

// Whether a passport is of this course: one of before two courses could meet says none, and is taken as ours.
const isOf = (course, passport) => !passport?.course || !course.id || passport.course === course.id;

export function passportFiles(contents, course, say) {
  return {
    // Every lesson's passport, or null, and whether its notebook is there.
    async read() {
      const found = await Promise.all(course.lessons.map(async lesson => {
        const there = await names(contents, folder(course.path(lesson.notebook)));
        const path = course.path(lesson.passport);
        const passport = there.includes(name(path)) ? await json(contents, path)
          : there.includes(name(waiting(path))) ? unjudged(await json(contents, waiting(path))) : null;
        return [lesson.id, {
          notebook: there.includes(name(lesson.notebook)),
          passport: isOf(course, passport) ? passport : null,
        }];
      }));
      return Object.fromEntries(found);
    },

    download: lesson => download(contents, course.path(lesson.passport)),

    // What to tell the learner after a file was chosen. Nothing here is replaced, and nothing is written unless it is a
    // passport of this course: it waits beside the notebook, and the lesson's first cell takes it in.
    async bringBack(file) {
      if (file.size > LARGEST) return say("welcome.passport.too-large");
      const text = await file.text();
      let given = null;
      try { given = JSON.parse(text); } catch { /* said below */ }
      const lesson = given?.passport === 1 && isOf(course, given) && course.lessons.find(({ id }) => id === given.lesson);
      if (!lesson) return say("welcome.passport.not-one");
      try {
        await contents.save(waiting(course.path(lesson.passport)), { type: "file", format: "text", content: text });
      } catch (error) {
        return say("welcome.passport.not-saved", { why: error.message });
      }
      return say("welcome.passport.brought-back", { number: lesson.number });
    },
  };
}
