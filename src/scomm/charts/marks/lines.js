// Lines over time, with their names, a rule and a bracket, an event and a band: see plot.js for what is shown.

import { plot } from "./plot.js";

export const lines = (el, fixed) => plot(el, { label: fixed.read });
