// The first page: one question, the next lesson, the course map with what was answered, and the passports.
// It reads lessons/course.json and the passports through Jupyter's contents; where there is no course.json it does nothing.

import { courseIn, progressOf, nextLesson } from "./course.js";
import { addStylesheet } from "./plugins.js";
import { hideJson } from "./hidden.js";
import { download, passportFiles } from "./passports.js";
import { page } from "./welcome_page.js";

const ID = "scomm-welcome";
const OPEN = "scomm:welcome";

export async function plugin(shared, say) {
  const [apputils, { PageConfig }, { ILayoutRestorer, ILabShell }, { INotebookTracker }, { IDefaultFileBrowser }, { Widget }] = await Promise.all(
    ["@jupyterlab/apputils", "@jupyterlab/coreutils", "@jupyterlab/application", "@jupyterlab/notebook", "@jupyterlab/filebrowser", "@lumino/widgets"].map(shared),
  );
  const { ICommandPalette, ToolbarButton, WidgetTracker, Notification } = apputils;

  async function activate(app, shell, notebooks, restorer, palette, browser) {
    const contents = app.serviceManager.contents;
    const found = courseIn(contents, PageConfig.getOption("treePath"));
    const tracker = new WidgetTracker({ namespace: ID });
    let widget = null;

    const open = async () => {
      const course = await found;
      if (!course) return null;
      if (!widget || widget.isDisposed) {
        widget = new Widget();
        widget.id = ID;
        widget.title.label = say("welcome.tab");
        widget.title.closable = true;
        widget.addClass("scomm-welcome");
        const files = passportFiles(contents, course, say);
        const shown = page({
          course, say, files, progressOf, nextLesson,
          openLesson: lesson => app.commands.execute("docmanager:open", { path: course.path(lesson.notebook) }),
        });
        widget.node.append(shown.node);
        widget.onAfterShow = shown.refresh;
        widget.onActivateRequest = () => shown.node.focus({ preventScroll: true });
        contents.fileChanged.connect(shown.refresh);
        widget.disposed.connect(() => contents.fileChanged.disconnect(shown.refresh));
        await shown.refresh();
        await tracker.add(widget);
      }
      if (!widget.isAttached) shell.add(widget, "main", { mode: "tab-after" });
      shell.activateById(ID);
      return widget;
    };

    app.commands.addCommand(OPEN, { label: say("welcome.command"), execute: open });
    const restored = restorer ? restorer.restore(tracker, { command: OPEN, name: () => ID }) : Promise.resolve();
    const course = await found;
    if (!course) return;
    addStylesheet("welcome.css");
    palette?.addItem({ command: OPEN, category: say("welcome.tab") });
    if (browser) hideJson(browser);

    // Wherever JupyterLab would show its launcher because nothing is open, the course map stands there instead.
    const fill = () => { if (shell.isEmpty("main")) open(); };
    app.restored.then(async () => {
      await restored;
      if (shell.isEmpty("main")) shell.collapseLeft();
      else if (onlyLauncher(shell)) closeLaunchers(shell);
      fill();
      shell.layoutModified.connect(fill);
    });

    const buttons = panel => {
      const lesson = course.lessons.find(one => course.path(one.notebook) === panel.context.path);
      if (!lesson || !panel.toolbar) return;
      panel.toolbar.insertItem(0, "scomm-course", new ToolbarButton({
        label: say("welcome.notebook.course"), tooltip: say("welcome.notebook.course-tip"), onClick: open,
      }));
      panel.toolbar.insertItem(1, "scomm-passport", new ToolbarButton({
        label: say("welcome.notebook.passport"),
        tooltip: say("welcome.notebook.passport-tip"),
        onClick: async () => {
          if (!(await download(contents, course.path(lesson.passport)))) Notification.info(say("welcome.passport.none"));
        },
      }));
    };
    notebooks.forEach(buttons);
    notebooks.widgetAdded.connect((_, panel) => buttons(panel));
  }

  return {
    id: "scomm-lab:welcome",
    autoStart: true,
    requires: [ILabShell, INotebookTracker],
    optional: [ILayoutRestorer, ICommandPalette, IDefaultFileBrowser],
    activate: (...given) => { activate(...given).catch(error => console.error("scomm-lab:", error)); },
  };
}

const launchers = shell => [...shell.widgets("main")].filter(({ id }) => id.startsWith("launcher"));
const onlyLauncher = shell => launchers(shell).length === [...shell.widgets("main")].length;
const closeLaunchers = shell => launchers(shell).forEach(one => one.close());
