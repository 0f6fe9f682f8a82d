// The course as lessons/course.json has it, and how far a learner has come, as the passports say. No page is touched here.

// The server may show the folder of the lessons, or, as on Binder, the one above it.
const ROOTS = ["", "lessons/"];

export async function courseIn(contents) {
  const top = await names(contents, "");
  for (const root of ROOTS) {
    const folder = root.replace(/\/$/, "");
    if (folder && !top.includes(folder)) continue;
    const there = folder ? await names(contents, folder) : top;
    if (!there.includes("course.json")) continue;
    const course = await json(contents, `${root}course.json`);
    if (course?.course === 1) return { ...course, root, path: inside => root + inside };
  }
  return null;
}

// The names in a folder; none where it can't be read. Asking for a list first keeps "not found" out of the server's log.
export async function names(contents, folder) {
  try {
    return (await contents.get(folder, { content: true })).content.map(({ name }) => name);
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
  return {
    answered: answered.length,
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
