// A page without Python: what Python would say of each state is in `given`, and so every choice is answered at once.

/** A model as the frame wants one, at the state `start`; `told(words)` hears what the page has to say of its own, or "". */
export const alone = (given, start, told = () => {}) => {
  const back = (value) => {
    if (Array.isArray(value)) return value.map(back);
    if (value === null || typeof value !== "object") return value;
    if (Object.keys(value).join() === "held") return back(given.held[value.held]);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, back(inner)]));
  };
  const state = (at) => given.states[at.join(" ")] && back(given.states[at.join(" ")]);

  // What a learner's choice makes of the state before it: some controls set later ones back to their first value.
  const after = (before, wanted) => {
    const at = [...before];
    wanted.forEach((place, i) => {
      if (place === before[i]) return;
      at[i] = place;
      for (const later of given.resets[i] ?? []) at[later] = 0;
    });
    return at;
  };
  // A page that does not hold every state holds each control moved alone: what was moved now stays, the others go back.
  const held = (before, at) =>
    given.bases.map((base) => at.map((place, i) => (place === before[i] ? base[i] : place))).find((one) => given.states[one.join(" ")]);

  const values = { fixed: given.fixed, chosen: start, seen: state(start), made: {} };
  const calls = {};
  return {
    get: (name) => values[name],
    set: (name, value) => (values[name] = value),
    on: (event, call) => (calls[event] ??= []).push(call),
    off: (event, call) => (calls[event] = (calls[event] ?? []).filter((one) => one !== call)),
    save_changes() {
      const before = values.seen.at;
      if (values.chosen.join(" ") === before.join(" ")) return; // what was made asks nothing
      const wanted = after(before, values.chosen);
      const at = given.states[wanted.join(" ")] ? wanted : (held(before, wanted) ?? wanted);
      values.chosen = at;
      values.seen = { ...values.seen, able: [], missing: {}, reason: "", ...(state(at) ?? { reason: given.away }), at };
      told(at === wanted ? "" : given.others);
      queueMicrotask(() => (calls["change:seen"] ?? []).forEach((call) => call()));
    },
  };
};
