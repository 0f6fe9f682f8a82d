// Passports and other JSON files are the kit's own: the list of files leaves them out. They stay where they are.

export function hideJson(browser) {
  const model = browser.model;
  const all = model.items.bind(model);
  model.items = function* () {
    for (const one of all()) if (!(one.type === "file" && one.name.endsWith(".json"))) yield one;
  };
  model.refresh();
}
