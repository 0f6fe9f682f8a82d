// A page without Python: what Python would say of each state is in `given`, and so every choice is answered at once.

const back = (value) => {
  if (Array.isArray(value)) return value.map(back);
  if (value === null || typeof value !== "object") return value;
  if (Object.keys(value).join() === "held") return back(given.held[value.held]);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, back(inner)]));
};
const state = (at) => given.states[at] && back(given.states[at]);
const values = { fixed: given.fixed, chosen: given.start, seen: state(given.start.join(" ")), made: {} };
const calls = {};
const model = {
  get: (name) => values[name],
  set: (name, value) => (values[name] = value),
  on: (event, call) => (calls[event] ??= []).push(call),
  off: (event, call) => (calls[event] = (calls[event] ?? []).filter((one) => one !== call)),
  save_changes() {
    if (values.chosen.join(" ") === values.seen.at.join(" ")) return; // what was made asks nothing
    const told = state(values.chosen.join(" ")) ?? { reason: given.away };
    values.seen = { ...values.seen, able: [], missing: {}, reason: "", ...told, at: values.chosen };
    queueMicrotask(() => (calls["change:seen"] ?? []).forEach((call) => call()));
  },
};
drawn.render({ model, el: document.getElementById("explorer") });
