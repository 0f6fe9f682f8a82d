// The door through which JupyterLab finds the kit's plugins: a container of module federation, written by hand.
// JupyterLab loads this file as a script, calls init() with the modules that it shares, then get("./extension").
// Each plugin is an ES module of its own beside this file; see plugins.js.

(() => {
  const here = document.currentScript.src;
  let scope = {};

  // A shared module by its name, such as "@jupyterlab/notebook": JupyterLab's own copy if there is one.
  const shared = async name => {
    const offers = Object.values(scope[name] ?? {});
    const offer = offers.find(one => one.from === "@jupyterlab/application-top") ?? offers[0];
    if (!offer) throw new Error(`scomm-lab: JupyterLab does not share ${name}`);
    return (await offer.get())();
  };

  window._JUPYTERLAB = window._JUPYTERLAB ?? {};
  window._JUPYTERLAB["scomm-lab"] = {
    init: shareScope => { scope = shareScope; },
    get: async module => {
      if (module !== "./extension") throw new Error(`scomm-lab has no ${module}`);
      const { plugins } = await import(new URL("plugins.js", here));
      const made = await plugins(shared);
      return () => ({ __esModule: true, default: made });
    },
  };
})();
