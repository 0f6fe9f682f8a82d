// What a notebook says of its exercises.

// The exercises by their ids, as the notebook's metadata has them; none in a notebook that is no lesson.
export const exercisesOf = notebook => notebook.model?.getMetadata("scomm")?.answers ?? {};

// The id of the exercise that a cell answers: by nbgrader's name for the cell, else by the cell's own id.
export function exerciseOf(notebook, cell) {
  if (cell.model.type !== "code") return null;
  const told = cell.model.getMetadata("nbgrader");
  return Object.keys(exercisesOf(notebook)).find(id =>
    told?.solution ? told.grade_id === `${id}-answer` || told.grade_id === id : cell.model.id.endsWith(`-answer-${id}`),
  ) ?? null;
}
