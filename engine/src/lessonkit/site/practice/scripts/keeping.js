// Where a page keeps a lesson's passport: in the browser where it allows that, else as long as the page is open.

import { fromText, toText } from "./passport.js";

export function keeper(lesson) {
  const name = `scomm-progress-${lesson}`;
  let lasting = true;
  try {
    localStorage.setItem(`${name}-try`, "1");
    localStorage.removeItem(`${name}-try`);
  } catch { lasting = false; } // a browser may refuse a page that opens from a disk
  return {
    lasts: () => lasting,
    kept() {
      try { return lasting ? fromText(localStorage.getItem(name) ?? "") : null; } catch { return null; }
    },
    keep(passport) {
      try { if (lasting) localStorage.setItem(name, toText(passport)); } catch { lasting = false; }
    },
    forget() {
      try { localStorage.removeItem(name); } catch { /* then nothing was kept */ }
    },
  };
}

// Hand a text over as a file.
export function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
