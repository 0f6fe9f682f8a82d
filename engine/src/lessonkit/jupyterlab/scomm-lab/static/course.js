// The course as lessons/course.json has it, and how far a learner has come, as the passports say. No page is touched here.

// Where the lessons may lie: where the server stands, in the folder below it, as on Binder, or, on a hub into which the kit was
// pulled, in or above the place that the page's address opens, or in a folder of the learner's home.
const MOST_LOOKED_INTO = 20;

export async function courseIn(contents, opened = "") {
  const top = await entries(contents, "");
  const there = new Set(top.map(({ name }) => name));
  const above = opened.split("/").filter(Boolean).map((_, at, parts) => parts.slice(0, parts.length - at).join("/") + "/");
  const folders = top.filter(({ type, name }) => type === "directory" && name !== "lessons").slice(0, MOST_LOOKED_INTO);
  for (const root of ["", ...above, ...folders.map(({ name }) => `${name}/`)]) {
    if (root && !there.has(root.split("/")[0])) continue;
    const found = await courseAt(contents, root);
    if (found) return found;
  }
  return null;
}

async function courseAt(contents, root) {
  const there = await names(contents, root.replace(/\/$/, ""));
  if (there.includes("course.json")) {
    const course = await json(contents, `${root}course.json`);
    if (course?.course === 1) return { ...course, root, path: inside => root + inside };
  }
  return there.includes("lessons") ? courseAt(contents, `${root}lessons/`) : null;
}

// The names in a folder; none where it can't be read. Asking for a list first keeps "not found" out of the server's log.
export const names = async (contents, folder) => (await entries(contents, folder)).map(({ name }) => name);

async function entries(contents, folder) {
  try {
    const { type, content } = await contents.get(folder, { content: true });
    return type === "directory" ? content : [];
  } catch {
    return [];
  }
}

export async function json(contents, path) {
  try {
    return JSON.parse((await contents.get(path, { type: "file", format: "text", content: true })).content);
  } catch {
    return null;
  }
}

// How many exercises have an answer, of all that the lesson has now, and the points of those that a check gives points for.
export function progressOf(lesson, passport) {
  const kept = passport?.exercises ?? {};
  const answered = lesson.exercises.filter(id => kept[id] || passport?.predictions?.[id]);
  const sum = ids => Math.round(10 * ids.reduce((all, one) => all + one, 0)) / 10;
  const without = lesson.without_code ?? lesson.exercises;
  return {
    answered: answered.length,
    withoutCode: without.length < lesson.exercises.length && without.length > 0
      ? { answered: without.filter(id => answered.includes(id)).length, all: without.length } : null,
    all: lesson.exercises.length,
    points: sum(Object.keys(lesson.points).map(id => Number(kept[id]?.score) || 0)),
    ofPoints: sum(Object.values(lesson.points)),
  };
}

// The first lesson of which less than half is answered; then the first that is not whole. Who left out some part goes on.
export function nextLesson(lessons, progress) {
  const share = lesson => progress[lesson.id].answered / Math.max(1, progress[lesson.id].all);
  return lessons.find(one => share(one) < 0.5) ?? lessons.find(one => share(one) < 1) ?? null;
}
