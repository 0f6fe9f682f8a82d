// A learner's passports: which are there, download one, bring one back.

import { json, names } from "./course.js";

const folder = path => path.slice(0, path.lastIndexOf("/"));
const name = path => path.slice(path.lastIndexOf("/") + 1);

export async function download(contents, path) {
  if (!(await names(contents, folder(path))).includes(name(path))) return false;
  const { content } = await contents.get(path, { type: "file", format: "text", content: true });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: "application/json" }));
  link.download = name(path);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  return true;
}

export function passportFiles(contents, course, { showDialog, Dialog }, say) {
  return {
    // Every lesson's passport, or null, and whether its notebook is there.
    async read() {
      const found = await Promise.all(course.lessons.map(async lesson => {
        const there = await names(contents, folder(course.path(lesson.notebook)));
        const path = course.path(lesson.passport);
        return [lesson.id, {
          notebook: there.includes(name(lesson.notebook)),
          passport: there.includes(name(path)) ? await json(contents, path) : null,
        }];
      }));
      return Object.fromEntries(found);
    },

    download: lesson => download(contents, course.path(lesson.passport)),

    // What to tell the learner after a file was chosen; nothing is written unless it is a passport of this course.
    async bringBack(file) {
      const text = await file.text();
      let given = null;
      try { given = JSON.parse(text); } catch { /* said below */ }
      const lesson = given?.passport === 1 && course.lessons.find(({ id }) => id === given.lesson);
      if (!lesson) return say("welcome.passport.not-one");
      const path = course.path(lesson.passport);
      if ((await names(contents, folder(path))).includes(name(path))) {
        const asked = await showDialog({
          title: say("welcome.passport.replace"),
          body: say("welcome.passport.replace-body"),
          buttons: [Dialog.cancelButton(), Dialog.okButton({ label: say("welcome.passport.yes") })],
        });
        if (!asked.button.accept) return "";
      }
      try {
        await contents.save(path, { type: "file", format: "text", content: text });
      } catch (error) {
        return say("welcome.passport.not-saved", { why: error.message });
      }
      return say("welcome.passport.brought-back", { number: lesson.number });
    },
  };
}
