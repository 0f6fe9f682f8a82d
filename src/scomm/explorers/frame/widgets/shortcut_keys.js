// The one-key commands of JupyterLab stay away from an explorer's controls.

export default {
  render({ el }) {
    el.hidden = true;
    const suppress = ({ target }) => {
      if (target.closest?.(".scomm-explorer")) target.setAttribute("data-lm-suppress-shortcuts", "true");
    };
    document.addEventListener("focusin", suppress);
    return () => document.removeEventListener("focusin", suppress);
  },
};
