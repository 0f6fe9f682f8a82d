// An answer in the source of its cell: read from the statement that sets its variable, and written there.
// Nothing else of the cell is touched: comments and other lines stay where they are.

// What a cell says of an answer: `open` (not set yet), `given` with its value, or `other` (code that no control can read).
// A value is a number, a text, or a list of such values; null stands for `...`.
export function read(source, variable) {
  const setting = lastSetting(source, variable);
  if (!setting) return { state: "open" };
  const value = setting.plain ? literal(setting.text) : undefined;
  if (value === undefined) return { state: "other" };
  return value === null || value === "" ? { state: "open" } : { state: "given", value };
}

// The source with the answer set to a piece of Python. A statement that can't be read stays above it as a comment.
export function write(source, variable, python) {
  const setting = lastSetting(source, variable);
  const line = `${variable} = ${python}`;
  if (!setting || !setting.plain) return source.trim() ? `${source.trimEnd()}\n${line}` : line;
  if (literal(setting.text) !== undefined) {
    return source.slice(0, setting.valueStart) + python + source.slice(setting.valueEnd);
  }
  const before = source.slice(setting.start, setting.end).replace(/^/gm, "# ");
  return `${source.slice(0, setting.start)}${before}\n${line}${source.slice(setting.end)}`;
}

// A value as Python: a text of one line in quotes, a list as a tuple, null as `...`.
export function asPython(value) {
  if (value === null) return "...";
  if (Array.isArray(value)) return `(${value.map(asPython).join(", ")}${value.length === 1 ? "," : ""})`;
  return typeof value === "number" ? String(value) : JSON.stringify(value);
}

// A text between three quotes, on lines of its own.
export function asParagraphs(text) {
  return `"""\n${text.replaceAll("\\", "\\\\").replaceAll('"""', '\\"\\"\\"')}\n"""`;
}

// The text that asParagraphs wrote: the line breaks next to the quotes are not part of it.
export function fromParagraphs(value) {
  return value.replace(/^\n/, "").replace(/\n$/, "");
}

// The last statement that sets a variable: plain if it does nothing else and stands at the left edge.
function lastSetting(source, variable) {
  const plain = new RegExp(`^${variable}[ \\t]*(?::[^=\\n]+)?=(?!=)[ \\t]*`);
  const somehow = new RegExp(
    `(^|[^.\\w])${variable}\\s*(:[^=\\n]*)?([-+*/%&|^@:]|//|\\*\\*|<<|>>)?=(?!=)` +
    `|\\b(for|def|class|import|as)\\s+${variable}\\b|^\\s*\\(?[\\w\\s,]*\\b${variable}\\s*,[^=]*=(?!=)`);
  let found = null;
  for (const { start, end, codeEnd, bare } of statements(source)) {
    const code = source.slice(start, codeEnd);
    const match = plain.exec(code);
    if (match && !bare.includes(";")) {
      const text = code.slice(match[0].length).trimEnd();
      const valueStart = start + match[0].length;
      found = { plain: true, start, end, text, valueStart, valueEnd: valueStart + text.length };
    } else if (somehow.test(bare)) {
      found = { plain: false };
    }
  }
  return found;
}

// The statements of a source, one a logical line: where each begins and ends, where its code ends and a comment begins,
// and the code without what stands in its texts.
function* statements(source) {
  let start = 0, depth = 0, comment = -1, bare = "";
  for (let i = 0; i <= source.length; i++) {
    const char = source[i] ?? "\n";
    const last = i >= source.length;
    if (last || (char === "\n" && depth <= 0)) {
      yield { start, end: i, codeEnd: comment < 0 ? i : comment, bare };
      start = i + 1, depth = 0, comment = -1, bare = "";
    } else if (char === "#") {
      if (depth <= 0) comment = i;
      while (i + 1 < source.length && source[i + 1] !== "\n") i++;
    } else if (char === "\\") {
      i++;
    } else if (char === '"' || char === "'") {
      i = endOfText(source, i) - 1;
      bare += '""';
    } else {
      if ("([{".includes(char)) depth++;
      if (")]}".includes(char)) depth--;
      bare += char;
    }
  }
}

// Where the text that begins at a quote ends; a text of one line ends with the line at the latest.
function endOfText(source, from) {
  const quote = source.startsWith(source[from].repeat(3), from) ? source[from].repeat(3) : source[from];
  for (let i = from + quote.length; i < source.length; i++) {
    if (source[i] === "\\") i++;
    else if (source.startsWith(quote, i)) return i + quote.length;
    else if (source[i] === "\n" && quote.length === 1) return i;
  }
  return source.length;
}

const NUMBER = /^[-+]?(\d[\d_]*\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
const ESCAPES = { n: "\n", t: "\t", r: "\r", "\\": "\\", "'": "'", '"': '"', "\n": "" };

// The value of a literal; undefined for other code. An empty piece is as open as `...`.
function literal(text) {
  if (text === "" || text === "...") return null;
  if (NUMBER.test(text)) return Number(text.replaceAll("_", ""));
  if (text[0] === '"' || text[0] === "'") return textOf(text);
  const inner = /^\((.*)\)$|^\[(.*)\]$/s.exec(text);
  const parts = pieces(inner ? inner[1] ?? inner[2] : text);
  if (inner && parts?.length === 1 && text[0] === "(" && !/,\s*\)$/.test(text)) return literal(parts[0]);
  if (!parts || (!inner && parts.length < 2)) return undefined;
  const values = parts.map(literal);
  return values.some(one => one === undefined || Array.isArray(one)) ? undefined : values;
}

function textOf(code) {
  if (endOfText(code, 0) !== code.length) return undefined;
  const quote = code.startsWith(code[0].repeat(3)) && code.length >= 6 ? code[0].repeat(3) : code[0];
  if (code.length < 2 * quote.length || !code.endsWith(quote)) return undefined;
  const inner = code.slice(quote.length, -quote.length);
  if (quote.length === 1 && /\n/.test(inner.replaceAll("\\\n", ""))) return undefined;
  let readable = true;
  const value = inner.replace(/\\(u[0-9a-fA-F]{4}|[^]|$)/g, (_, sign) => {
    if (sign.length === 5) return String.fromCharCode(parseInt(sign.slice(1), 16));
    if (!(sign in ESCAPES)) readable = false;
    return ESCAPES[sign];
  });
  return readable ? value : undefined;
}

// What stands between the commas outside of texts and brackets; null where brackets don't fit.
function pieces(text) {
  const found = [];
  let start = 0, depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"' || text[i] === "'") i = endOfText(text, i) - 1;
    else if ("([{".includes(text[i])) depth++;
    else if (")]}".includes(text[i])) depth--;
    else if (text[i] === "#") return null;
    else if (text[i] === "," && depth === 0) found.push(text.slice(start, i).trim()), start = i + 1;
    if (depth < 0) return null;
  }
  const rest = text.slice(start).trim();
  return rest ? [...found, rest] : found;
}
