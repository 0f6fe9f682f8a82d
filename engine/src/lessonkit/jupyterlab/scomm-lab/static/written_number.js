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
const ASIDE = whole(`(?<number>[^()]*?) *\\((?<aside>[\\p{L}\\p{N}_ .,:%=\\-]+)\\)`);
const NUMERAL = `[${DIGIT}.,]+`;
const PER = whole(`(?<part>[+-]? ?${NUMERAL}(?: ${LETTERS}){1,4}) (?:per|for every|of every|for each) (?<base>1,?000|10,?000|100,?000)(?<of>(?: ${LETTERS}){0,6})\\.?`);
const FOR_EVERY = "(?:out of|of|in|per|for)(?: (?:every|each))?";
const PER_CENT = re(`(^|[ ${DIGIT}])per cent(?!${LETTERS})`, "ug");
const EITHER_WAY = re(`^(?:±|\\+ ?/ ?-|\\+-|plus-minus|plus or minus) ?(?=[${DIGIT}.])`);
const CORE = `${DIGIT}{1,3}(?: ${DIGIT}{3})+(?:[.,]${DIGIT}+)?|${DIGIT}+(?:[.,'_]${DIGIT}+)*|[.,]${DIGIT}+`;
const NUMBER = re(`(?<fy>fy|')? ?(?<sign>[+-] ?|minus )?(?:${CORE})(?:e[+-]?${DIGIT}+)?`, "uy");
const SIGN = re(`^(?:fy|')? ?(?:(?<sign>[+-]|minus) ?)?(?<core>.*?)(?<power>e[+-]?${DIGIT}+)?$`, "us");
const BEFORE_A_NUMBER = re(`(?:${WORD}|\\.)$`);
const WORKED_OUT = whole("/|\\*|\\+|\\*\\*|//|÷|:|(?:minus|plus|times|over|divided by|x|×) ?[+-]?");
const PARTS = re(`${LETTERS}|[^\\p{L}\\p{N}_ ]`, "ug");
const STARTS_WITH_LETTER = re("^\\p{L}");
const ANY_DIGIT = re(DIGIT);

// The lists of words as they come, as JSON, and as they are looked into.
export function asLists(given) {
  const counts = Object.keys(given.counts).sort((one, other) => other.length - one.length).join("|"), parts = Object.keys(given.parts).join("|"), powers = Object.keys(given.powers).join("|");
  return {
    ...given,
    unitOf: new Map(Object.entries(given.unitOf)),
    scale: re(`^ (${Object.keys(given.scales).join("|")})s?(?!${LETTERS})`),
    directions: new Map(Object.entries(given.directions)),
    countAlone: re(`(^|(?!${LETTERS}).)(${counts})(?!${LETTERS}|[ -](?:${counts})(?!${LETTERS}))`, "usg"),
    oneAlone: whole(`(?:(?:${given.leads.join("|")}|only|minus) )*one(?: ${LETTERS})?\\.?`),
    ...Object.fromEntries(["before", "changes", "unsettles", "leads"].map(name => [name, new Set(given[name])])),
    month: re(`(^|[ ${DIGIT},])(?:${given.months.map(one => `${one.slice(0, 3)}(?:${one.slice(3)})?`).join("|")})\\.?,?(?: of)? (?=(?:1[89]|20|21)${DIGIT}${DIGIT}(?![${DIGIT}.,]))`, "ug"),
    power: re(`((?:^| )(?:of|in|per|every|each))(?: (?:a|one|every|each))* (${powers})(?!${LETTERS})`, "ug"),
    rate: whole(`(?<part>(?:[+-] ?|minus )?${NUMERAL}|${counts}) ${FOR_EVERY} (?<base>${DIGIT}+(?:,${DIGIT}{3})*|${counts})(?<of>(?: ${LETTERS}){0,6})\\.?`),
    named: whole(`(?:(?<n>an?|${counts}|${DIGIT}{1,3})[ \\-]|(?:the )?(?=half))(?<part>${parts})s?(?<of>(?: (?:of|the)(?: ${LETTERS}){1,6})?)\\.?`),
    other: given.inEnglish.length ? re(`(^|[^\\p{L}\\p{Nl}\\p{No}])(?:${given.inEnglish.map(([words]) => `((?:${words})(?!${LETTERS}))`).join("|")})`, "ug") : null,
  };
}

// `lists` are what `asLists` makes of the kit's own lists of words.
export function writtenNumber(given, lists) {
  const text = wellFormed(given);
  if ([...text].length > LONGEST || ENDLESS.test(text)) return { why: "long" };
  return readTidy(tidyText(text, lists), lists);
}

// Half of a pair of characters becomes a question mark, as everywhere in the kit.
export const wellFormed = text => text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|([\ud800-\udbff][\udc00-\udfff])|[\udc00-\udfff]/g, (found, pair) => pair ?? "?");

function readTidy(tidyOne, lists) {
  let tidy = tidyOne;
  if (DAY.test(tidy)) return { why: "day" };
  tidy = inDigits(withoutAside(tidy, lists), lists);
  const share = shareIn(tidy, lists);
  if (share) return share;
  const per = PER.exec(tidy);
  if (per) {
    if (per.groups.of.split(" ").some(word => lists.changes.has(word))) return { why: "words" };
    const alone = again(per.groups.part, lists);
    return alone.why ? alone : { value: alone.value, unit: per.groups.base.replace(",", "") === "1000" ? "per thousand" : "" };
  }
  tidy = countsInDigits(tidy.replace(EITHER_WAY, ""), lists);
  const found = numbersIn(tidy);
  if (!found.length) return { why: ANY_DIGIT.test(tidy) ? "words" : "no-number" };
  if (found.length > 1) {
    const between = strip(tidy.slice(found[0].end, found[1].start)) + strip(found[1].sign);
    if (between === "-") return { why: "dash" };
    return { why: WORKED_OUT.test(between) ? "worked-out" : "several" };
  }
  const [one] = found;
  const before = tidy.slice(0, one.start);
  let after = tidy.slice(one.end);
  if (re(`^[${DIGIT}'_]`).test(after) || ANY_DIGIT.test(before + after)) return { why: "several" };
  const scale = lists.scale.exec(after);
  if (scale) after = after.slice(scale[0].length);
  const unit = unitBeside(before, after, lists);
  const glued = re(`^${LETTERS}`).exec(after);
  if (glued && !lists.unitOf.has(glued[0])) return { why: "words" };
  if (scale) return inThousands(one.text, unit, lists.scales[scale[1]], lists);
  return unit === null ? directed(one.text, before, after, lists) : valueOf(one.text, unit, lists);
}

// A number behind which "thousand" or "million" stands, in full; not read where a unit of shares follows, or its point may part thousands.
function inThousands(number, unit, scale, lists) {
  const found = unit === null || lists.withDecimals.includes(unit) ? { why: "words" } : valueOf(number, unit, lists);
  if (found.why || found.thousands) return found.why ? found : { why: "words" };
  const value = Number((found.value * scale).toPrecision(12)) + 0;
  return Math.abs(value) >= 2 ** 53 ? { why: "large" } : { value, unit };
}

// A number beside which one word says that something is fewer or more, and no other word changes it.
function directed(number, before, after, lists) {
  let ahead = before.match(PARTS) ?? [], behind = after.match(PARTS) ?? [];
  const said = [...ahead, ...behind].filter(word => lists.directions.has(word));
  if (said.length !== 1 || "+-m".includes(number[0])) return { why: "words" };
  const at = behind.indexOf(said[0]);
  if (at >= 0) behind = [...behind.slice(0, at), ...behind.slice(at + (behind[at + 1] === "than" ? 2 : 1))];
  else ahead = ahead.filter(word => word !== said[0] && !["a", "an", "by", "of"].includes(word));
  const unit = unitBeside(ahead.join(" "), behind.join(" "), lists);
  const found = unit === null ? { why: "words" } : valueOf(number, unit, lists);
  const direction = lists.directions.get(said[0]);
  return found.why ? found : { value: direction * found.value, unit, why: "words", direction };
}

// A text without digits whose one number stands in words, with that number in digits; any other text as it is.
function countsInDigits(tidy, { counts, countAlone, oneAlone }) {
  const found = ANY_DIGIT.test(tidy) ? [] : [...tidy.matchAll(countAlone)];
  if (found.length !== 1 || (found[0][2] === "one" && !oneAlone.test(tidy))) return tidy;
  const [all, ahead, word] = found[0], start = found[0].index + ahead.length;
  return `${tidy.slice(0, start)}${counts[word]}${tidy.slice(found[0].index + all.length)}`;
}

const again = (part, lists) => ENDLESS.test(part) ? { why: "long" } : readTidy(tidyText(part, lists), lists);
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

// The round number behind "in", "of", "per" or "every" in digits, "per cent" as one word, and a year without its month.
const inDigits = (tidy, { month, power, powers }) => tidy.replace(month, "$1").replace(PER_CENT, "$1percent").replace(power, (_, head, word) => `${head} ${powers[word]}`);

// So many in a hundred, one in seventy, two thirds; null where a text says no share.
function shareIn(tidy, lists) {
  const { counts, parts, partOfOne, years: [first, last] } = lists;
  const words = tidy.split(" ");
  while (words.length > 1 && lists.leads.has(words[0])) words.shift();
  const alone = words.join(" ");
  const count = text => (Object.hasOwn(counts, text) ? counts[text] : null);
  const rate = lists.rate.exec(alone)?.groups, named = rate ? null : lists.named.exec(alone)?.groups;
  if (!rate && !named) return null;
  const base = rate ? count(rate.base) ?? Number(plainDigits(rate.base.replaceAll(",", ""))) : parts[named.part];
  if (rate && (base < 2 || (first <= base && base <= last))) return null;
  if ((rate ?? named).of.split(" ").some(word => lists.changes.has(word))) return null;
  const said = rate ? rate.part : named.n ?? "a";
  const found = again(String(count(said) ?? (named && ["a", "an"].includes(said) ? "1" : said)), lists);
  if (found.why) return found;
  const unit = { 100: "percent", 1000: "per thousand" }[base];
  if (unit) return { value: found.value, unit };
  return found.value <= base ? { value: found.value / base, unit: partOfOne } : null;
}

function withoutAside(tidy, lists) {
  const said = ASIDE.exec(tidy);
  if (!said || !ANY_DIGIT.test(said.groups.number) || !ANY_DIGIT.test(said.groups.aside)) return tidy;
  const words = said.groups.aside.match(re(LETTERS, "ug")) ?? [];
  return words.some(word => lists.unsettles.has(word)) ? tidy : said.groups.number;
}

function tidyText(text, lists) {
  const { folded } = lists;
  const plain = text.replace(DASHES, "-").normalize("NFKC");
  const lower = [...plain].map(one => folded[one] ?? one.toLowerCase()).join("").replaceAll("’", "'");
  return inEnglish(lower.split(BLANKS).filter(Boolean).join(" ").replace(/^['" ]+|['" ]+$/g, ""), lists);
}

// A text with the words of another language around its number put into English; in English it stays as it is.
const inEnglish = (text, { other, inEnglish: pairs }) =>
  other ? text.replace(other, (_, ahead, ...found) => ahead + pairs[found.slice(0, pairs.length).findIndex(one => one !== undefined)][1]) : text;

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

function valueOf(written, unit, { withDecimals }) {
  const parts = SIGN.exec(written).groups;
  const { core } = parts, power = plainDigits(parts.power ?? "");
  if (parted(core, ",", "{1}") && withDecimals.includes(unit)) return { why: "comma" };
  const joined = withoutThousands(core);
  if (joined === null) return { why: "several" };
  const plain = plainDigits(joined);
  const sign = parts.sign === "-" || parts.sign === "minus" ? "-" : "";
  const number = Number(sign + plain + power);
  if (Math.abs(number) >= 2 ** 53) return { why: "large" };
  const thousands = parted(core, ".", "{1}") && !power && !withDecimals.includes(unit) ? Number(sign + plainDigits(core).replace(".", "")) : 0;
  return { value: /^\d+$/.test(plain) && !power ? number + 0 : number, unit, thousands };
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
