// A whole number as letters that somebody can type from paper: as exercises/learner/letters_to_type.py has it.

export const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUP = 7, LONGEST = 2000;
const ALIKE = { I: "1", L: "1", O: "0" };

/** Why a text is no code, as the id of a sentence and what stands in it. */
export const Unreadable = class extends Error {
  constructor(id, fields = {}) {
    super(id);
    Object.assign(this, { id, fields });
  }
};

export function inLetters(number, atLeast = 1) {
  let letters = "";
  for (let rest = BigInt(number); rest || letters.length < atLeast; rest >>= 5n) letters = ALPHABET[Number(rest & 31n)] + letters;
  return letters;
}

export const numberOf = letters => [...letters].reduce((number, one) => 32n * number + BigInt(ALPHABET.indexOf(one)), 0n);

const checkLetter = (letters, group) =>
  ALPHABET[[...letters].reduce((sum, one, at) => sum + (2 * at + 1) * ALPHABET.indexOf(one), group) % 32];

// The letters in groups, each with its check letter.
export function dressed(letters) {
  const groups = letters.match(new RegExp(`.{1,${GROUP}}`, "g")) ?? [];
  return groups.map((group, at) => group + checkLetter(group, at)).join(" ");
}

// The letters of a code without their checks; `Unreadable` says what is wrong, and in which group.
export function undressed(text) {
  if ([...text].length > 4 * LONGEST) throw new Unreadable("too-long");
  const typed = [...text.toUpperCase()].filter(one => /[\p{L}\p{N}]/u.test(one)).map(one => ALIKE[one] ?? one);
  const strange = typed.find(one => !ALPHABET.includes(one));
  if (strange) throw new Unreadable("strange", { letter: strange });
  if (typed.length < 8) throw new Unreadable("too-short");
  if (typed.length > LONGEST) throw new Unreadable("too-long");
  let found = "";
  for (let at = 0; at < typed.length; at += GROUP + 1) {
    const whole = typed.slice(at, at + GROUP + 1).join(""), group = whole.slice(0, -1), number = at / (GROUP + 1);
    if (!group || whole.at(-1) !== checkLetter(group, number)) throw new Unreadable("group", { number: number + 1, group: whole });
    found += group;
  }
  return found;
}
