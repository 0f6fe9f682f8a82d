// Words in a plot: how wide they are, in which color, and where they stay inside.

import { svg } from "../dom.js";

const [CHAR, BOLD] = [6.9, 8]; // pixels of a letter of 13, on average

export const tone = (name) => `var(--scomm-${name})`;
export const inked = (name) => tone(name === "context" ? "soft" : name); // words need more contrast than lines

export const text = (x, y, words, { anchor = "start", fill = "ink", ...rest } = {}) =>
  svg("text", { x, y, "text-anchor": anchor, class: "halo", style: `fill:${inked(fill)}`, text: words, ...rest });

export const long = (words, letter = CHAR) => words.length * letter;
export const bold = (words) => long(words, BOLD);

/** Keeps words of this width, centered at a place, between two ends. */
export const clamp = (at, width, from, to) => Math.min(Math.max(at, from + width / 2), Math.max(to - width / 2, from + width / 2));

/** Words in lines of at most so many letters. */
export const wrapped = (words, most) =>
  words.split(" ").reduce((lines, word) => {
    const last = lines[lines.length - 1];
    if (last !== undefined && `${last} ${word}`.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
    return lines;
  }, []);

/** The same in lines of about the same length. */
export const balanced = (words, most) => wrapped(words, Math.max(8, Math.ceil(words.length / Math.ceil(words.length / most)) + 2));
