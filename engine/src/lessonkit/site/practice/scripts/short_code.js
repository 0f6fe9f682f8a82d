// The short code of choices, numbers and guesses, as exercises/learner/short_code.py writes and reads it: its form stands there.

import { general } from "./figures.js";
import { ALPHABET, dressed, inLetters, numberOf, undressed, Unreadable } from "./letters_to_type.js";
import { own } from "./passport.js";

const VERSION = 1, MOST = 63, TAGS = 2039, LARGEST_WHOLE = 2 ** 53;
const ONE_LETTER = 0, LETTERS = 1, NUMBER = 2, GUESS = 3, GUESS_SEEN = 4;

const TABLE = Array.from({ length: 256 }, (_, n) => Array(8).fill().reduce(c => (c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1), n));

function crc32(text) {
  let crc = -1;
  for (const byte of new TextEncoder().encode(text)) crc = TABLE[(crc ^ byte) & 255] ^ (crc >>> 8);
  return (crc ^ -1) >>> 0;
}

// The number by which a code names an exercise, from its id alone.
export const tagOf = exercise => crc32(exercise) % TAGS;

// The short code of a passport; answers of other forms are left out.
export const write = (passport, words) => dressed(lettersOf(passport.lesson, passport.learner, answersIn(passport), words));

// What a code of this lesson says: the learner code, and `[tag, answer]` by rising tag; `Unreadable` for any other text.
export function read(text, lesson, words) {
  const letters = undressed(text);
  if (ALPHABET.indexOf(letters[0]) !== VERSION) throw new Unreadable("version");
  if (letters.slice(1, 3) !== markOf(lesson)) throw new Unreadable("lesson");
  const code = letters.slice(3, 6) === checkOf(lesson, letters.slice(6)) ? readNumber(numberOf(letters.slice(6)), words) : null;
  // one way to write each code, and no other
  if (!code || lettersOf(lesson, code.learner, code.answers, words) !== letters) throw new Unreadable("check");
  return code;
}

// The answers of a passport that a code can hold, by rising tag; where two ids have one tag, neither is held.
export function answersIn(passport) {
  const found = new Map();
  for (const id of new Set([...Object.keys(passport.exercises), ...Object.keys(passport.predictions)])) {
    const answer = /^[a-z][a-z0-9-]*$/.test(id) ? answerOf(passport, id) : null;
    if (answer) found.set(tagOf(id), [...(found.get(tagOf(id)) ?? []), answer]);
  }
  return [...found].filter(([, answers]) => answers.length === 1).map(([tag, [answer]]) => [tag, answer])
    .sort(([one], [other]) => one - other).slice(0, MOST);
}

function answerOf(passport, id) {
  const guess = own(passport.predictions, id);
  if (guess) {
    const pair = [guess.guess, guess.confidence];
    return pair.every(isNumber) ? { value: pair.map(rounded), isGuess: true, seen: Boolean(guess.seen) } : null;
  }
  const { state, value } = passport.exercises[id].answer;
  if (state !== "answer") return null;
  if (isNumber(value)) return { value: rounded(value) };
  const holds = isLetter(value) || (Array.isArray(value) && value.length > 1 && value.length <= 16 && value.every(isLetter));
  return holds ? { value } : null;
}

const isLetter = value => typeof value === "string" && /^[a-z]$/.test(value);
const isNumber = value => typeof value === "number" && Number.isFinite(value);
// A decimal with seven digits, which is finer than any check looks; a whole number as it is.
const rounded = value => (Number.isInteger(value) ? value : Number(general(value, 7)));
const placeIn = letter => letter.charCodeAt(0) - 97;

// the whole number, field by field: each with how many values it can have, the first one lowest

function* fields(learner, answers, words) {
  yield [placeOf(learner, words), words.length ** 3 + 1];
  yield [answers.length, MOST + 1];
  let before = -1;
  for (const [tag, answer] of answers) {
    yield [tag - before - 1, TAGS - before - 1];
    yield* fieldsOfAnswer(answer);
    before = tag;
  }
}

function* fieldsOfAnswer({ value, isGuess = false, seen = false }) {
  if (isGuess) {
    const [guess, confidence] = value;
    const whole = Number.isInteger(confidence) && confidence >= 0 && confidence <= 100;
    yield [seen ? GUESS_SEEN : GUESS, 5];
    yield* fieldsOfNumber(guess);
    yield [whole ? confidence : 101, 102];
    if (!whole) yield* fieldsOfNumber(confidence);
  } else if (typeof value === "number") {
    yield [NUMBER, 5];
    yield* fieldsOfNumber(value);
  } else if (typeof value === "string" && value <= "h") {
    yield [ONE_LETTER, 5];
    yield [placeIn(value), 8];
  } else {
    const places = [...value].map(placeIn), last = Math.max(...places);
    yield [LETTERS, 5];
    yield [places.length - 1, 16];
    yield [last, 26];
    for (const place of places) yield [place, last + 1];
  }
}

function* fieldsOfNumber(value) {
  const [mantissa, exponent] = Math.abs(value).toExponential().split("e");
  const digits = mantissa.replace(".", "").replace(/(?<=.)0+$/, ""), many = digits.length;
  const power = value === 0 ? 0 : Number(exponent) - many + 1;
  if (value === 0 || (value > 0 && many <= 7 && power >= -4 && power <= 4)) {
    yield [many - 1, 9];
    yield [power + 4, 9];
  } else {
    yield [value < 0 ? 8 : 7, 9];
    yield [many - 1, 17];
    yield [power + 350, 701];
  }
  yield [BigInt(digits), 10n ** BigInt(many)];
}

// Takes field after field from a number.
class Reader {
  constructor(number) { this.rest = number; }

  big(size) {
    const field = this.rest % size;
    this.rest /= size;
    return field;
  }

  take(size) { return Number(this.big(BigInt(size))); }

  answer() {
    const sort = this.take(5);
    if (sort === ONE_LETTER) return { value: "abcdefgh"[this.take(8)] };
    if (sort === LETTERS) {
      const many = this.take(16) + 1, last = this.take(26);
      const letters = Array.from({ length: many }, () => String.fromCharCode(97 + this.take(last + 1)));
      return { value: many > 1 ? letters : letters[0] };
    }
    if (sort === NUMBER) return { value: this.number() };
    const guess = this.number(), confidence = this.take(102);
    return { value: [guess, confidence <= 100 ? confidence : this.number()], isGuess: true, seen: sort === GUESS_SEEN };
  }

  number() {
    const head = this.take(9);
    const [many, power] = head < 7 ? [head + 1, this.take(9) - 4] : [this.take(17) + 1, this.take(701) - 350];
    const value = Number(`${head === 8 ? "-" : ""}${this.big(10n ** BigInt(many))}e${power}`);
    if (!Number.isFinite(value)) throw new Unreadable("check");
    return value;
  }
}

function readNumber(number, words) {
  const reader = new Reader(number);
  const learner = learnerAt(reader.take(words.length ** 3 + 1), words), many = reader.take(MOST + 1);
  const answers = [];
  let before = -1;
  for (let at = 0; at < many; at++) {
    if (before + 1 >= TAGS) return null;
    before += 1 + reader.take(TAGS - before - 1);
    answers.push([before, reader.answer()]);
  }
  return reader.rest ? null : { learner, answers };
}

function placeOf(learner, words) {
  const places = learner.split("-").map(word => words.indexOf(word));
  if (places.length !== 3 || places.includes(-1)) return 0;
  return 1 + (places[0] * words.length + places[1]) * words.length + places[2];
}

function learnerAt(place, words) {
  if (!place) return "";
  const n = words.length, at = place - 1;
  return [Math.floor(at / n / n), Math.floor(at / n) % n, at % n].map(one => words[one]).join("-");
}

// letters and their checks

function lettersOf(lesson, learner, answers, words) {
  const all = [...fields(learner, answers, words)].reverse();
  const letters = inLetters(all.reduce((number, [field, size]) => BigInt(field) + BigInt(size) * number, 0n));
  return ALPHABET[VERSION] + markOf(lesson) + checkOf(lesson, letters) + letters;
}

const markOf = lesson => inLetters(crc32(lesson) % 1024, 2);
const checkOf = (lesson, letters) => inLetters(crc32(`${lesson} ${letters}`) % 32768, 3);
