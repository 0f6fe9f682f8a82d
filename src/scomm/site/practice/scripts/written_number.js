// A number as people write it in a text: what exercises/written_number.py reads, and nothing else. A test reads thousands of texts with both.
// No pattern looks behind: phones of some years ago could not read such a script at all.

const LONGEST = 200;
const WORD = "[\\p{L}\\p{N}_]", LETTERS = "[\\p{L}\\p{Nl}\\p{No}]+", DIGIT = "\\p{Nd}";
const re = (text, flags = "u") => new RegExp(text, flags);
const whole = text => re(`^(?:${text})$`, "us");

const BLANKS = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const DASHES = /[‐‑‒–—−﹣-]/g;
const ENDLESS = re(`${DIGIT}{40}`);
const DAY = whole(`${DIGIT}{4}-${DIGIT}${DIGIT}-${DIGIT}${DIGIT}(?:[ t]${DIGIT}${DIGIT}:${DIGIT}${DIGIT}(?::${DIGIT}${DIGIT})?)?`);
const ASIDE = whole(`(?<number>[^()]*?) *\\((?<aside>[\\p{L}\\p{N}_ .,:%\\-]+)\\)`);
const NUMERAL = `[${DIGIT}.,]+`;
const RATE = whole(`(?<part>${NUMERAL}) (?:out of|of|in|per|for every|of every) (?<base>100|1,?000)`);
const PER = whole(`(?<part>[+-]? ?${NUMERAL}(?: ${LETTERS}){1,4}) (?:per|for every|of every|for each) (?<base>1,?000|100,?000)(?<of>(?: ${LETTERS}){0,6})\\.?`);
const EITHER_WAY = re(`^(?:±|\\+ ?/ ?-|\\+-|plus-minus|plus or minus) ?(?=[${DIGIT}.])`);
const CORE = `${DIGIT}{1,3}(?: ${DIGIT}{3})+(?:[.,]${DIGIT}+)?|${DIGIT}+(?:[.,'_]${DIGIT}+)*|[.,]${DIGIT}+`;
const NUMBER = re(`(?<fy>fy|')? ?(?<sign>[+-] ?|minus )?(?:${CORE})(?:e[+-]?${DIGIT}+)?`, "uy");
const SIGN = re(`^(?:fy|')? ?(?:(?<sign>[+-]|minus) ?)?(?<core>.*?)(?<power>e[+-]?${DIGIT}+)?$`, "us");
const BEFORE_A_NUMBER = re(`(?:${WORD}|\\.)$`);
const PARTS = re(`${LETTERS}|[^\\p{L}\\p{N}_ ]`, "ug");
const STARTS_WITH_LETTER = re("^\\p{L}");
const ANY_DIGIT = re(DIGIT);

// `lists` are the kit's own lists of words: unitOf, before, changes, unsettles; `folded`, what some letters become in lower case;
// and `inEnglish`, which puts another language's words around a number into English.
export function writtenNumber(given, lists) {
  const text = wellFormed(given);
  if ([...text].length > LONGEST || ENDLESS.test(text)) return { why: "long" };
  return read(tidyText(text, lists), lists);
}

// Half of a pair of characters becomes a question mark, as everywhere in the kit.
export const wellFormed = text => text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|([\ud800-\udbff][\udc00-\udfff])|[\udc00-\udfff]/g, (found, pair) => pair ?? "?");

function read(tidyOne, lists) {
  let tidy = tidyOne;
  if (DAY.test(tidy)) return { why: "day" };
  tidy = withoutAside(tidy, lists);
  const rate = RATE.exec(tidy);
  if (rate) {
    const alone = writtenNumber(rate.groups.part, lists);
    return alone.why ? alone : { value: alone.value, unit: rate.groups.base === "100" ? "percent" : "per thousand" };
  }
  const per = PER.exec(tidy);
  if (per) {
    if (per.groups.of.split(" ").some(word => lists.changes.has(word))) return { why: "words" };
    const alone = writtenNumber(per.groups.part, lists);
    return alone.why ? alone : { value: alone.value, unit: per.groups.base.replace(",", "") === "1000" ? "per thousand" : "" };
  }
  tidy = tidy.replace(EITHER_WAY, "");
  const found = numbersIn(tidy);
  if (!found.length) return { why: ANY_DIGIT.test(tidy) ? "words" : "no-number" };
  if (found.length > 1) {
    const between = strip(tidy.slice(found[0].end, found[1].start)) + strip(found[1].sign);
    if (between === "-") return { why: "dash" };
    return { why: ["/", "*", "+", "**", "//", "÷", ":"].includes(between) ? "worked-out" : "several" };
  }
  const [one] = found;
  const before = tidy.slice(0, one.start), after = tidy.slice(one.end);
  if (re(`^[${DIGIT}'_]`).test(after) || ANY_DIGIT.test(before + after)) return { why: "several" };
  const unit = unitBeside(before, after, lists);
  const glued = re(`^${LETTERS}`).exec(after);
  if (unit === null || (glued && !lists.unitOf.has(glued[0]))) return { why: "words" };
  return valueOf(one.text, unit);
}

const strip = text => (text ?? "").replace(/^ +| +$/g, "");

function numbersIn(tidy) {
  const found = [];
  for (let at = 0; at < tidy.length;) {
    NUMBER.lastIndex = at;
    const match = BEFORE_A_NUMBER.test(tidy.slice(Math.max(0, at - 2), at)) ? null : NUMBER.exec(tidy);
    if (match) found.push({ text: match[0], start: at, end: at + match[0].length, sign: match.groups.sign });
    at += match ? match[0].length : tidy.codePointAt(at) > 0xffff ? 2 : 1;
  }
  return found;
}

function withoutAside(tidy, lists) {
  const said = ASIDE.exec(tidy);
  if (!said || !ANY_DIGIT.test(said.groups.number) || !ANY_DIGIT.test(said.groups.aside)) return tidy;
  const words = said.groups.aside.match(re(LETTERS, "ug")) ?? [];
  return words.some(word => lists.unsettles.has(word)) ? tidy : said.groups.number;
}

function tidyText(text, { folded, inEnglish }) {
  const plain = text.replace(DASHES, "-").normalize("NFKC");
  const lower = [...plain].map(one => folded[one] ?? one.toLowerCase()).join("").replaceAll("’", "'");
  return inEnglish(lower.split(BLANKS).filter(Boolean).join(" ").replace(/^['" ]+|['" ]+$/g, ""));
}

function unitBeside(before, after, { unitOf, before: fine, changes }) {
  const ahead = before.match(PARTS) ?? [], behind = after.match(PARTS) ?? [];
  const both = [...ahead, ...behind];
  const isWord = word => STARTS_WITH_LETTER.test(word);
  const units = both.filter(word => unitOf.has(word) && !fine.has(word)).map(word => unitOf.get(word));
  if (both.some(word => changes.has(word) || (!isWord(word) && !unitOf.has(word) && !'()[]{}"“”‘’`!?:;=~≈→*. ,-'.includes(word)))) return null;
  if (ahead.some(word => isWord(word) && !fine.has(word) && !unitOf.has(word))) return null;
  if (ahead.includes("-") || behind.length > 8) return null;
  return units.includes("percentage points") ? "percentage points" : units[0] ?? "";
}

function valueOf(written, unit) {
  const parts = SIGN.exec(written).groups;
  const { core } = parts, power = plainDigits(parts.power ?? "");
  if (parted(core, ",", "{1}") && ["percent", "percentage points", "times"].includes(unit)) return { why: "comma" };
  const joined = withoutThousands(core);
  if (joined === null) return { why: "several" };
  const plain = plainDigits(joined);
  const sign = parts.sign === "-" || parts.sign === "minus" ? "-" : "";
  const number = Number(sign + plain + power);
  if (Math.abs(number) >= 2 ** 53) return { why: "large" };
  return { value: /^\d+$/.test(plain) && !power ? number + 0 : number, unit };
}

// Digits of any script as 0 to 9: in each script they stand in a row.
function plainDigits(text) {
  return text.replace(re(`(?![0-9])${DIGIT}`, "ug"), one => {
    let zero = one.codePointAt(0);
    while (ANY_DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String((one.codePointAt(0) - zero) % 10);
  });
}

const parted = (text, mark, times = "+") => re(`^[1-9]${DIGIT}{0,2}(?:${mark === "." ? "\\." : mark}${DIGIT}{3})${times}$`).test(text);

function withoutThousands(core) {
  const marks = [...new Set(core.replace(re(DIGIT, "ug"), ""))];
  if (!marks.length) return core;
  if (marks.length === 2 && marks.every(mark => ",. '".includes(mark))) {
    const last = marks.reduce((one, other) => (core.lastIndexOf(one) > core.lastIndexOf(other) ? one : other));
    const other = marks.find(mark => mark !== last);
    const head = core.slice(0, core.lastIndexOf(last)), tail = core.slice(core.lastIndexOf(last) + 1);
    return ",.".includes(last) && !head.includes(last) && parted(head, other) ? `${head.replaceAll(other, "")}.${tail}` : null;
  }
  if (marks.length > 1) return null;
  const [mark] = marks;
  const many = core.split(mark).length - 1;
  if (mark === "_") return core.replaceAll("_", "");
  if ((mark !== "." || many > 1) && parted(core, mark)) return core.replaceAll(mark, "");
  return ",.".includes(mark) && many === 1 ? core.replace(",", ".") : null;
}
